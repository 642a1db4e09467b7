/**
 * Milliseconds since it was started. A process that is frozen, or a machine that sleeps, finds the time gone as soon as it
 * goes on, which a timer that is still to fire would only say later.
 */
export function startStopwatch(): () => number {
  const monotonic = performance.now()
  const wall = Date.now()
  // The monotonic clock stands still while a machine sleeps, the wall clock may be set back: never both.
  return () => Math.max(performance.now() - monotonic, Date.now() - wall)
}
