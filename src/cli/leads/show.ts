import type { Command } from 'commander'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { leadScreen } from '../lead_screen/lead_screen.ts'
import { readLeadSheet } from '../lead_screen/lead_sheet.ts'
import { painter, print, printJson } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

export function addLeadsShow(leads: Command): void {
  leads
    .command('show')
    .description('show a lead on one screen: who, where it stands, what comes next, what happened')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  npm run orchestrator -- leads show 07700900999
  npm run orchestrator -- leads show 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --json`,
    )
    .action(show)
}

async function show(idOrPhone: string, { json }: { json?: true }): Promise<void> {
  await withDatabase('leads show', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const when = whenIn(await readClock(db))
    const sheet = await readLeadSheet(db, lead.id)
    if (sheet === null) return
    if (json) printJson(sheet)
    else
      print(
        leadScreen(sheet, when, {
          paint: painter(),
          width: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
        }),
      )
  })
}
