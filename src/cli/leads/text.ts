import type { Command } from 'commander'
import { sendMessage } from '../../../db/leads/by_hand.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

export function addLeadsText(leads: Command): void {
  leads
    .command('text')
    .description('text a vendor yourself; it answers what they wrote, and leaves at once')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .argument('<text>', 'what to say, in at most as many segments as the settings allow')
    .addHelpText(
      'after',
      `
It replaces what automation was about to say. Nobody who opted out can be texted.

Example:
  npm run orchestrator -- leads text 07700900999 "Shall I ring you at six?"`,
    )
    .action(text)
}

async function text(idOrPhone: string, body: string): Promise<void> {
  await withDatabase('leads text', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    print(`Queued as ${await sendMessage(db, lead.id, body)}.`)
  })
}
