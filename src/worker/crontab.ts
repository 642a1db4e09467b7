import { type ParsedCronItem, parseCronItems } from 'graphile-worker'

/** By nothing but the worker's own clock: silence has to mean something. */
const signOfLife: ParsedCronItem[] = parseCronItems([
  {
    task: 'ping_dead_mans_switch',
    match: '* * * * *',
    identifier: 'ping_dead_mans_switch',
    options: { backfillPeriod: 0, maxAttempts: 1, priority: -2 },
  },
])

/** What a worker is woken for by its own clock; what the pipeline does by the clock is rows of pipeline.schedules. */
export function crontabOf({ givesSignsOfLife }: { givesSignsOfLife: boolean }): ParsedCronItem[] {
  return givesSignsOfLife ? signOfLife : []
}
