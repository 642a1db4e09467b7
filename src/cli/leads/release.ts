import type { Command } from 'commander'
import { releaseLead } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

export function addLeadsRelease(leads: Command): void {
  leads
    .command('release')
    .description('end a hold: what waited goes on, the timer gets back what was left')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .addHelpText(
      'after',
      `
Example:
  npm run orchestrator -- leads release 07700900999`,
    )
    .action(release)
}

async function release(idOrPhone: string): Promise<void> {
  await withDatabase('leads release', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    await releaseLead(db, lead.id)
    print(lead.heldAt === null ? `${lead.id} was not on hold.` : `Released ${lead.id}.`)
  })
}
