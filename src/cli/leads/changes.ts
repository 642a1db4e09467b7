import { type Command, Option } from 'commander'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { type AuditedChange, listChanges } from '../../../db/record/audit.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { withDatabase } from '../database/database.ts'
import { harmless, painter, print, printJson } from '../output/terminal.ts'
import { type When, whenIn } from '../output/when.ts'

interface Options {
  limit: number
  json?: true
}

export function addLeadsChanges(leads: Command): void {
  leads
    .command('changes')
    .description('show what was changed on a lead: old and new values, by whom and why')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .addOption(
      new Option('--limit <n>', 'how many, the latest first').default(20).argParser(wholeNumber(1, 10_000)),
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
The number in front names the change; take one back with: leads undo <number>

Example:
  npm run orchestrator -- leads changes 07700900999`,
    )
    .action(changes)
}

async function changes(idOrPhone: string, { limit, json }: Options): Promise<void> {
  await withDatabase('leads changes', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const found = await listChanges(db, lead.id, limit)
    if (json) printJson(found)
    else {
      const when = whenIn(await readClock(db))
      print(found.flatMap((change) => linesOf(change, when)))
    }
  })
}

function linesOf(change: AuditedChange, when: When): string[] {
  const { id, at, tableName, operation, actor, actorKind, reason } = change
  const why = reason === null ? '' : `: ${harmless(reason)}`
  const what = operation === 'UPDATE' ? tableName : `${tableName} ${operation.toLowerCase()}`
  return [
    `${painter()('bold', id)}  ${when.at(at)}  ${what} by ${harmless(actor)} (${actorKind})${why}`,
    ...columnsOf(change).map((line) => `    ${line}`),
  ]
}

function columnsOf({ oldValues, newValues }: AuditedChange): string[] {
  const columns = Object.keys(newValues ?? oldValues ?? {})
  if (oldValues === null || newValues === null)
    return [columns.map((name) => `${name} ${shown((newValues ?? oldValues)?.[name])}`).join(', ')]
  return columns.map((name) => `${name}: ${shown(oldValues[name])} → ${shown(newValues[name])}`)
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return harmless(typeof value === 'string' ? value : JSON.stringify(value))
}
