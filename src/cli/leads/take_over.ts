import type { Command } from 'commander'
import { handBackLead, takeOverLead } from '../../../db/leads/by_hand.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

export function addLeadsTakeOver(leads: Command): void {
  leads
    .command('take-over')
    .description('lead the conversation yourself: no agent speaks, the clock stands still')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .addHelpText(
      'after',
      `
What automation was about to say is cancelled. Write with "leads text", end it with "leads hand-back".

Example:
  npm run orchestrator -- leads take-over 07700900999`,
    )
    .action(takeOver)
}

export function addLeadsHandBack(leads: Command): void {
  leads
    .command('hand-back')
    .description('give a conversation back to automation, which answers what the vendor wrote last')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .addHelpText(
      'after',
      `
Example:
  npm run orchestrator -- leads hand-back 07700900999`,
    )
    .action(handBack)
}

async function takeOver(idOrPhone: string): Promise<void> {
  await withDatabase('leads take-over', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    print(`${await takeOverLead(db, lead.id)} leads the conversation of ${lead.id}.`)
  })
}

async function handBack(idOrPhone: string): Promise<void> {
  await withDatabase('leads hand-back', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    await handBackLead(db, lead.id)
    print(`Automation leads the conversation of ${lead.id}.`)
  })
}
