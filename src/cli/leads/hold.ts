import type { Command } from 'commander'
import { holdLead } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

export function addLeadsHold(leads: Command): void {
  leads
    .command('hold')
    .description('freeze automation for a lead: no text, no agent, its timer stands still')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .requiredOption('--reason <why>', 'why')
    .addHelpText(
      'after',
      `
Example:
  npm run orchestrator -- leads hold 07700900999 --reason "Vendor is in hospital"`,
    )
    .action(hold)
}

async function hold(idOrPhone: string, { reason }: { reason: string }): Promise<void> {
  await withDatabase('leads hold', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const holdReason = await holdLead(db, lead.id, reason)
    print(
      lead.heldAt === null
        ? `Holding ${lead.id}: ${holdReason}.`
        : `${lead.id} was on hold already: ${holdReason}.`,
    )
  })
}
