import { addNote } from '../../../db/leads/notes_and_calls.ts'
import type { Command } from '../command/command.ts'
import { print } from '../output/terminal.ts'

export function addLeadsNote(leads: Command): void {
  leads
    .aboutLead('note', 'write down something about a lead, for colleagues')
    .argument('<text>', 'what is worth knowing; the vendor never sees it')
    .option('--pin', 'show it first')
    .examples('leads note 07700900999 "Has two dogs; ring before you come" --pin')
    .onLead(async (db, { id }, body: string, { pin }: { pin?: true }) => {
      await addNote(db, id, body, pin === true)
      print(`Noted about ${id}.`)
    })
}
