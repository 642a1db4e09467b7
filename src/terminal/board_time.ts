const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** "Mon, 2 Mar 2026, 08:35" */
export function fullTime(at: Date): string {
  return clock.format(at)
}

/** How fast business time passes: "2 h a second", "real time". */
export function speedWords(simulatedSecondsPerSecond: number): string {
  if (simulatedSecondsPerSecond < 0.5) return 'clock stands still'
  if (simulatedSecondsPerSecond < 2) return 'real time'
  if (simulatedSecondsPerSecond < 120) return `${Math.round(simulatedSecondsPerSecond)} s a second`
  if (simulatedSecondsPerSecond < 5400) return `${Math.round(simulatedSecondsPerSecond / 60)} min a second`
  if (simulatedSecondsPerSecond < 172_800)
    return `${(simulatedSecondsPerSecond / 3600).toFixed(1)} h a second`
  return `${(simulatedSecondsPerSecond / 86_400).toFixed(1)} days a second`
}
