import {
  handBackLead,
  sendMessage,
  takeOverLead,
  unbackedClaims,
  withdrawMessage,
} from '../../../db/leads/by_hand.ts'
import { holdLead, readClock, releaseLead } from '../../../db/leads/vendor_leads.ts'
import { momentMeant } from '../arguments/moment_meant.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

/** `leads hold`, `release`, `take-over`, `text`, `withdraw-text` and `hand-back`: who speaks with the vendor. */
export function addLeadsConversation(leads: Command): void {
  leads
    .aboutLead('hold', 'freeze automation for a lead: no text, no agent, its timer stands still')
    .requiredOption('--reason <why>', 'why')
    .option(
      '--until <time>',
      'when it ends by itself: 2026-12-01 17:00, 2026-12-01 or 17:00; also of a hold that stands',
    )
    .examples(
      'leads hold 07700900999 --reason "Vendor is in hospital"',
      'leads hold 07700900999 --reason "Away until Monday" --until 2026-12-07',
    )
    .onLead(async (db, lead, { reason, until }: { reason: string; until?: string }) => {
      const end = until === undefined ? null : await momentMeant(db, '--until', until)
      const why = await holdLead(db, lead.id, reason, end)
      const toEnd = end === null ? '' : ` until ${whenIn(await readClock(db)).at(end)}`
      print(
        lead.heldAt === null || end !== null
          ? `Holding ${lead.id}${toEnd}: ${why}.`
          : `${lead.id} was on hold already: ${why}.`,
      )
    })

  leads
    .aboutLead('release', 'end a hold: what waited goes on, the timer gets back what was left')
    .examples('leads release 07700900999')
    .onLead(async (db, lead) => {
      await releaseLead(db, lead.id)
      print(lead.heldAt === null ? `${lead.id} was not on hold.` : `Released ${lead.id}.`)
    })

  leads
    .aboutLead('take-over', 'lead the conversation yourself: no agent speaks, the clock stands still')
    .notes(
      'What automation was about to say is cancelled. Write with "leads text", end it with "leads hand-back".',
    )
    .examples('leads take-over 07700900999')
    .onLead(async (db, lead) =>
      print(`${await takeOverLead(db, lead.id)} leads the conversation of ${lead.id}.`),
    )

  leads
    .aboutLead('text', 'text a vendor yourself; it answers what they wrote, and leaves at once')
    .argument('<text>', 'what to say, in at most as many segments as the settings allow')
    .notes(
      'It replaces what automation was about to say. Nobody who opted out can be texted. An amount, a day, a link or the like that no row backs is shown first; --anyway sends it, on record.',
    )
    .examples(
      'leads text 07700900999 "Shall I ring you about the roof?"',
      'leads text 07700900999 "Shall I ring you at six?" --anyway',
      'leads text 07700900999 "Is it any better? Sam" --at "2026-12-01 09:00"',
    )
    .option('--at <time>', 'when it is to leave: 2026-12-01 09:00, 2026-12-01 or 17:00')
    .option('--anyway', 'send it though it says what no row backs', false)
    .onLead(async (db, lead, body: string, { at, anyway }: { at?: string; anyway: boolean }) => {
      const unbacked = anyway ? [] : await unbackedClaims(db, lead.id, body)
      if (unbacked.length > 0)
        throw new CommandFailure(
          `No row backs ${unbacked.join(', ')}; nothing was sent. To say it all the same: --anyway`,
        )
      const sendAt = at === undefined ? null : await momentMeant(db, '--at', at)
      const { id, notBefore } = await sendMessage(db, lead.id, body, sendAt)
      print(
        sendAt === null
          ? `Queued as ${id}.`
          : `Queued as ${id}, for ${whenIn(await readClock(db)).at(notBefore)}.`,
      )
    })

  leads
    .subcommand('withdraw-text', 'give up a text of yours that has not left yet')
    .argument('<text>', 'its id, as "leads text" said it')
    .requiredOption('--reason <why>', 'why')
    .examples('leads withdraw-text 0199d2a4-7f33-7a90-8c11-3f4f0c9a7a10 --reason "they rang"')
    .onDatabase(async (db, id: string, { reason }: { reason: string }) => {
      await withdrawMessage(db, id, reason)
      print(`Withdrew ${id}.`)
    })

  leads
    .aboutLead(
      'hand-back',
      'give a conversation back to automation, which answers what the vendor wrote last',
    )
    .examples('leads hand-back 07700900999')
    .onLead(async (db, lead) => {
      await handBackLead(db, lead.id)
      print(`Automation leads the conversation of ${lead.id}.`)
    })
}
