import { type Alert, acknowledgeAlert, readAlerts, resolveAlert } from '../../../db/work/alerts.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { listing, print, printAs } from '../output/terminal.ts'

/** `alerts list`, `alerts acknowledge` and `alerts resolve`. */
export function addAlertsList(alerts: Command): void {
  alerts
    .subcommand('list', 'list the open alerts, the most severe first, and what to do about each')
    .option('--ended <count>', 'so many of those that are over as well', wholeNumber(0, 1_000), 0)
    .option('--json', 'as JSON')
    .notes(
      'An alert ends by itself when its cause is gone, as far as that can be seen; else by: alerts resolve',
    )
    .examples('alerts list', 'alerts list --ended 20')
    .onDatabase(async (db, { ended, json }: { ended: number; json?: true }) => {
      const found = await readAlerts(db, { ended })
      printAs(json, found, found.length === 0 ? 'None is open.' : [...table(found), '', ...whatToDo(found)])
    })
  alerts
    .subcommand('acknowledge', 'say that you look after an alert; whoever says so first is noted')
    .argument('<id>', 'id of the alert', uuid)
    .examples('alerts acknowledge 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f')
    .onDatabase(async (db, id: string) => {
      const { type, acknowledgedBy } = await acknowledgeAlert(db, id)
      print(`${type}: looked after by ${acknowledgedBy}.`)
    })
  alerts
    .subcommand('resolve', 'say that an alert is over, where nobody can see its cause end')
    .argument('<id>', 'id of the alert', uuid)
    .requiredOption('--reason <why>', 'why; it stays on record')
    .notes('One whose cause is still there is raised anew.')
    .examples('alerts resolve 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --reason "rang the vendor ourselves"')
    .onDatabase(async (db, id: string, { reason }: { reason: string }) => {
      const { type } = await resolveAlert(db, id, reason)
      print(`${type}: over.`)
    })
}

function table(alerts: Alert[]): string[] {
  return listing(alerts, {
    ID: ({ id }) => id,
    SINCE: ({ createdAt }) => createdAt,
    SEVERITY: ({ severity, resolvedAt }) => (resolvedAt === null ? severity : 'over'),
    TYPE: ({ type, occurrences }) => (occurrences > 1 ? `${type} ×${occurrences}` : type),
    MESSAGE: ({ message }) => message,
    LEAD: ({ leadId }) => leadId,
    'SEEN BY': ({ acknowledgedBy }) => acknowledgedBy,
  })
}

/** Once for each type. */
function whatToDo(alerts: Alert[]): string[] {
  const open = alerts.filter(({ resolvedAt }) => resolvedAt === null)
  const todos = new Map(open.map(({ type, todo }) => [type, todo]))
  return [...todos].flatMap(([type, todo]) => (todo === null ? [] : [`${type}: ${todo}`]))
}
