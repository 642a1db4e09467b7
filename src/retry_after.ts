/** More than we heed; somebody may say what no database can count. */
const aDay = 86_400

/** What Retry-After says, in seconds: it is a number of them or a date. Undefined when it says nothing. */
export function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return seconds > 0 ? Math.min(seconds, aDay) : undefined
}
