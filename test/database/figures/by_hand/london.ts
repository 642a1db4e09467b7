const clock = new Intl.DateTimeFormat('en-CA', {
  ...{
    timeZone: 'Europe/London',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  },
})

/** The day of a moment in London, as 2026-10-25. */
export function londonDay(moment: Date): string {
  return clock.format(moment).slice(0, 10)
}

/** When a day of London begins: at one of two hours of UTC. */
export function londonDayBegins(day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const summer = new Date(midnight - 3_600_000)
  return londonDay(summer) === day ? summer : new Date(midnight)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
