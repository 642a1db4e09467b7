/** Real time in UTC, to the minute. */
export function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')}Z`
}

const steps: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
]

/** "3 d", "47 h", "12 min": in the largest unit of which there are at least two. */
export function duration(seconds: number): string {
  const [size, unit] = steps.find(([step]) => seconds >= 2 * step) ?? [60, 'min']
  return `${Math.floor(seconds / size)} ${unit}`
}
