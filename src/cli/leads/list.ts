import { listLeads, readClock } from '../../../db/leads/vendor_leads.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { stageMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { leadTable } from '../output/lead_table.ts'
import { printAs } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

interface Options {
  stage?: string
  owner?: string
  limit: number
  json?: true
}

export function addLeadsList(leads: Command): void {
  leads
    .subcommand('list', 'list leads, those that moved last first')
    .option('--stage <stage>', 'only leads at this stage')
    .option('--owner <user>', 'only leads that this user looks after; "" those that nobody does')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .examples('leads list', 'leads list --stage OFFER_MADE --limit 50', 'leads list --owner sam@example.com')
    .onDatabase(async (db, { stage, owner, limit, json }: Options) => {
      const only = stage === undefined ? null : await stageMeant(db, stage)
      const found = await listLeads(db, { stage: only, owner: owner ?? null, limit })
      const of = owner === undefined ? '' : ` of ${owner === '' ? 'nobody' : owner}`
      const none = only === null ? `There are no leads${of}.` : `No lead${of} is at ${only}.`
      const when = whenIn(await readClock(db))
      printAs(json, found, found.length === 0 ? none : leadTable(found, when))
    })
}
