import type { Command } from 'commander'
import { listLeads, readClock } from '../../../db/leads/vendor_leads.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { stageMeant } from '../arguments/rule_meant.ts'
import { withDatabase } from '../database/database.ts'
import { leadTable } from '../output/lead_table.ts'
import { painter, print, printJson } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

interface Options {
  stage?: string
  limit: number
  json?: true
}

export function addLeadsList(leads: Command): void {
  leads
    .command('list')
    .description('list leads, those that moved last first')
    .option('--stage <stage>', 'only leads at this stage')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  npm run orchestrator -- leads list
  npm run orchestrator -- leads list --stage OFFER_MADE --limit 50`,
    )
    .action(list)
}

async function list({ stage, limit, json }: Options): Promise<void> {
  await withDatabase('leads list', async (db) => {
    const only = stage === undefined ? null : await stageMeant(db, stage)
    const leads = await listLeads(db, { stage: only, limit })
    if (json) printJson(leads)
    else if (leads.length === 0) print(only === null ? 'There are no leads.' : `No lead is at ${only}.`)
    else print(leadTable(leads, whenIn(await readClock(db)), painter()))
  })
}
