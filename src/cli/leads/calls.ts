import { Option } from 'commander'
import { giveUpCall, logCall, type PlannedCall, planCall } from '../../../db/leads/notes_and_calls.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { momentMeant } from '../arguments/moment_meant.ts'
import type { Command } from '../command/command.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

const outcomes = ['reached', 'no-answer', 'voicemail', 'wrong-number']

interface Options {
  note?: string
  next?: string
  by?: string
}

/** `leads call` and `leads ring`: what came of a call, and who is to ring when. */
export function addLeadsCalls(leads: Command): void {
  leads
    .aboutLead('call', 'note a call with a vendor, and when they are to be rung next')
    .addArgument(leads.createArgument('<outcome>', outcomes.join(', ')).choices(outcomes))
    .option('--note <text>', 'what was said')
    .option('--next <time>', 'when to ring again: 2026-12-01 17:00, or 17:00')
    .option('--by <user>', 'who is to ring then; left out, you')
    .notes(
      'Reached: what the vendor wrote counts as heard, and their silence counts from now, or from the next call.\nNobody is texted. Without --next no call is planned any more.',
    )
    .examples(
      'leads call 07700900999 reached --note "Waits for the sister" --next "2026-12-01 17:00"',
      'leads call 07700900999 no-answer --next 18:30',
    )
    .onLead(async (db, { id }, outcome: string, { note, next, by }: Options) => {
      const callBackAt = next === undefined ? null : await momentMeant(db, '--next', next)
      const call = { leadId: id, outcome: outcome.replace('-', '_'), note: note ?? null, callBackAt }
      const planned = await logCall(db, { ...call, callBackBy: by ?? null })
      const when = whenIn(await readClock(db))
      print(
        planned === null
          ? `Noted about ${id}.`
          : `Noted about ${id}. ${saidOf(planned)} ${when.at(planned.dueAt)}.`,
      )
    })

  leads
    .aboutLead('ring', 'plan a call: somebody is to ring the vendor at a time')
    .argument('[time]', '2026-12-01 17:00, 2026-12-01 or 17:00')
    .option('--by <user>', 'who is to ring; left out, you')
    .option('--note <text>', 'what about')
    .addOption(new Option('--give-up <why>', 'nobody is to ring as planned').conflicts(['by', 'note']))
    .examples('leads ring 07700900999 "2026-12-01 17:00" --by sam --note "about the keys"')
    .onLead(
      async (db, { id }, time: string | undefined, { by, note, giveUp }: Options & { giveUp?: string }) => {
        if (giveUp !== undefined) {
          await giveUpCall(db, id, giveUp)
          print(`Nobody is to ring about ${id}.`)
          return
        }
        if (time === undefined) throw notUnderstood('When? Write 2026-12-01 17:00, or 17:00.')
        const planned = await planCall(db, id, await momentMeant(db, 'time', time), by ?? null, note ?? null)
        print(`${saidOf(planned)} ${whenIn(await readClock(db)).at(planned.dueAt)}.`)
      },
    )
}

const saidOf = ({ caller }: PlannedCall) => `${caller} is to ring on`
