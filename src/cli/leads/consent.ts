import { recordConsent } from '../../../db/leads/by_hand.ts'
import { consentMeant } from '../arguments/consent_options.ts'
import type { Command } from '../command/command.ts'
import { print } from '../output/terminal.ts'

interface Options {
  date?: string
  proof?: string
  namesUs?: true
}

export function addLeadsConsent(leads: Command): void {
  leads
    .aboutLead('consent', 'note that a vendor has agreed to be texted; a lead that waited for it goes on')
    .argument('<wording>', 'the words that they agreed to')
    .option('--date <date>', 'when, if not now: 2026-11-28')
    .option('--proof <how>', 'how we know: "said so on the phone to Sam"')
    .option('--names-us', 'the wording names us, though not by the company’s name in the settings')
    .notes(
      'Reminders want a wording that names us. To take a consent back: mark_opted_out(), see docs/consent.md.',
    )
    .examples(
      'leads consent 07700900999 "Yes, Homestead Buyers may text me" --proof "said so on the phone to Sam"',
    )
    .onLead(async (db, { id }, wording: string, { date, proof, namesUs }: Options) => {
      const meant = await consentMeant(db, { consent: wording, consentDate: date })
      const named = await recordConsent(db, {
        leadId: id,
        wording: meant.wording ?? wording,
        date: meant.date,
        namesUs: namesUs ?? null,
        proof: proof ?? null,
      })
      print(
        named
          ? `Noted for ${id}.`
          : `Noted for ${id}. The wording does not name us: no reminder leaves by it (--names-us if it does).`,
      )
    })
}
