import { addLeadPhone, removeLeadPhone } from '../../../db/leads/by_hand.ts'
import type { Command } from '../command/command.ts'
import { print } from '../output/terminal.ts'

interface Options {
  remove?: true
  reason?: string
}

export function addLeadsPhone(leads: Command): void {
  leads
    .aboutLead(
      'phone',
      'note another number of a vendor: texts from there are about this lead, also earlier ones',
    )
    .argument('<number>', 'the number, in any form')
    .option('--remove', 'forget it')
    .option('--reason <why>', 'why')
    .notes('We go on texting the lead’s own number; to change that: leads edit <lead> --phone <number>')
    .examples('leads phone 07700900999 07700900998 --reason "his wife’s"')
    .onLead(async (db, { id }, number: string, { remove, reason }: Options) => {
      if (remove) {
        const wasKnown = await removeLeadPhone(db, id, number, reason ?? null)
        print(wasKnown ? `${id} is not known by ${number} any more.` : `${id} was not known by ${number}.`)
      } else {
        print(`${id} is known by ${await addLeadPhone(db, id, number, reason ?? null)}, too.`)
      }
    })
}
