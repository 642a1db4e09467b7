const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'] as const
const said: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' }

/** "Firefox, Windows" for what a browser says it is; its own words when none of that is in them. */
export function browserInWords(userAgent: string | null): string {
  if (userAgent === null) return '–'
  const found = [browsers, systems].flatMap((names) => names.find((name) => userAgent.includes(name)) ?? [])
  return found.length === 0 ? userAgent : found.map((name) => said[name] ?? name).join(', ')
}
