import { readLeadSheet } from '../../../db/leads/lead_sheet.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import type { Command } from '../command/command.ts'
import { leadScreen } from '../lead_screen/lead_screen.ts'
import { painter, printAs } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

export function addLeadsShow(leads: Command): void {
  leads
    .aboutLead('show', 'show a lead on one screen: who, where it stands, what comes next, what happened')
    .option('--json', 'as JSON')
    .examples('leads show 07700900999', 'leads show 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --json')
    .onLead(async (db, { id }, { json }: { json?: true }) => {
      const when = whenIn(await readClock(db))
      const sheet = await readLeadSheet(db, id)
      const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY
      if (sheet !== null) printAs(json, sheet, leadScreen(sheet, when, { paint: painter(), width }))
    })
}
