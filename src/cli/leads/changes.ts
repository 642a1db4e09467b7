import { readClock } from '../../../db/leads/vendor_leads.ts'
import { type AuditedChange, listChanges, readLogsLeftAt } from '../../../db/record/audit.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { changedColumns } from '../output/changed_columns.ts'
import { harmless, painter, printAs } from '../output/terminal.ts'
import { type When, whenIn } from '../output/when.ts'

export function addLeadsChanges(leads: Command): void {
  leads
    .aboutLead('changes', 'show what was changed on a lead: old and new values, by whom and why')
    .option('--limit <n>', 'how many, the latest first', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .notes('The number in front names the change; take one back with: leads undo <number>')
    .examples('leads changes 07700900999')
    .onLead(async (db, lead, { limit, json }: { limit: number; json?: true }) => {
      const found = await listChanges(db, lead.id, limit)
      const when = whenIn(await readClock(db))
      const leftAt = await readLogsLeftAt(db, lead.id)
      printAs(json, found, [
        ...found.flatMap((change) => linesOf(change, when)),
        ...(leftAt === null || found.length === limit
          ? []
          : [
              `What is older has left on ${when.at(leftAt)}: orchestrator archives show ${lead.id} --log audit_log`,
            ]),
      ])
    })
}

function linesOf(change: AuditedChange, when: When): string[] {
  const { id, at, tableName, operation, actor, actorKind, reason, oldValues, newValues } = change
  const why = reason === null ? '' : `: ${harmless(reason)}`
  const what = operation === 'UPDATE' ? tableName : `${tableName} ${operation.toLowerCase()}`
  return [
    `${painter()('bold', id)}  ${when.at(at)}  ${what} by ${harmless(actor)} (${actorKind})${why}`,
    ...changedColumns(oldValues, newValues).map((line) => `    ${harmless(line)}`),
  ]
}
