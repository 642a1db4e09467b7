import { listLeads, readClock } from '../../../db/leads/vendor_leads.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { stageMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { leadTable } from '../output/lead_table.ts'
import { printAs } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

export function addLeadsList(leads: Command): void {
  leads
    .subcommand('list', 'list leads, those that moved last first')
    .option('--stage <stage>', 'only leads at this stage')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .examples('leads list', 'leads list --stage OFFER_MADE --limit 50')
    .onDatabase(async (db, { stage, limit, json }: { stage?: string; limit: number; json?: true }) => {
      const only = stage === undefined ? null : await stageMeant(db, stage)
      const found = await listLeads(db, { stage: only, limit })
      const none = only === null ? 'There are no leads.' : `No lead is at ${only}.`
      const when = whenIn(await readClock(db))
      printAs(json, found, found.length === 0 ? none : leadTable(found, when))
    })
}
