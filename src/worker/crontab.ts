import { type ParsedCronItem, parseCronItems } from 'graphile-worker'

/** After all that leads wait for: see the priorities in db/logic/booking/job_of.sql. */
const priority = 2

/** What always runs. Each entry has a fixed identifier and makes up for the slots that downtime skipped once. */
const crontab: ParsedCronItem[] = parseCronItems([
  {
    task: 'reconcile',
    match: '*/15 * * * *',
    identifier: 'reconcile',
    options: { backfillPeriod: 900_000, maxAttempts: 3, priority },
  },
  {
    task: 'price_texts',
    match: '20 * * * *',
    identifier: 'price_texts',
    options: { backfillPeriod: 3_600_000, maxAttempts: 3, priority },
  },
  {
    task: 'poll_sources',
    match: '5,15,25,35,45,55 * * * *',
    identifier: 'poll_sources',
    options: { backfillPeriod: 0, maxAttempts: 1, priority },
  },
  ...['15 1 * * *', '45 1 * * *'].map((match, index) => ({
    // Twice: what is found counts when it is still there the second time.
    task: 'check_everything',
    match,
    identifier: `check_everything_${index + 1}`,
    options: { backfillPeriod: 86_400_000, maxAttempts: 3, priority },
  })),
  {
    task: 'export_audit_heads',
    match: '30 2 * * *',
    identifier: 'export_audit_heads',
    options: { backfillPeriod: 86_400_000, maxAttempts: 3, priority },
  },
  {
    task: 'remove_old_deliveries',
    match: '45 2 * * *',
    identifier: 'remove_old_deliveries',
    options: { backfillPeriod: 86_400_000, maxAttempts: 3, priority },
  },
])

/** The sign of life goes ahead of what can wait: silence has to mean something. */
const signOfLife: ParsedCronItem[] = parseCronItems([
  {
    task: 'ping_dead_mans_switch',
    match: '* * * * *',
    identifier: 'ping_dead_mans_switch',
    options: { backfillPeriod: 0, maxAttempts: 1, priority: -2 },
  },
])

/** What runs by the clock of a worker. */
export function crontabOf({ givesSignsOfLife }: { givesSignsOfLife: boolean }): ParsedCronItem[] {
  return givesSignsOfLife ? [...crontab, ...signOfLife] : crontab
}
