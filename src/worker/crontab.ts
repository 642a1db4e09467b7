import { type ParsedCronItem, parseCronItems } from 'graphile-worker'

/** What is due by the clock is rows of pipeline.schedules: this only has somebody look, and looking goes ahead of what can wait. */
const crontab: ParsedCronItem[] = parseCronItems([
  {
    task: 'start_due_schedules',
    match: '* * * * *',
    identifier: 'start_due_schedules',
    options: { backfillPeriod: 0, maxAttempts: 1, priority: -2 },
  },
])

/** By nothing but the worker's own clock: silence has to mean something. */
const signOfLife: ParsedCronItem[] = parseCronItems([
  {
    task: 'ping_dead_mans_switch',
    match: '* * * * *',
    identifier: 'ping_dead_mans_switch',
    options: { backfillPeriod: 0, maxAttempts: 1, priority: -2 },
  },
])

/** What a worker is woken for by its own clock. */
export function crontabOf({ givesSignsOfLife }: { givesSignsOfLife: boolean }): ParsedCronItem[] {
  return givesSignsOfLife ? [...crontab, ...signOfLife] : crontab
}
