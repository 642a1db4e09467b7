import { eraseLead } from '../../../db/leads/erasures.ts'
import type { Command } from '../command/command.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

export function addLeadsErase(leads: Command): void {
  leads
    .aboutLead('erase', 'take away for ever what tells who the vendor of a finished lead was')
    .requiredOption('--reason <why>', 'why; it stays on record: name nobody')
    .option('--yes', 'that it cannot be taken back is understood')
    .notes(`
Names, numbers, addresses, words, what came in, and what the record says of them are gone, also of leads that were merged into
it. Moves, amounts, times and figures stay, that there was a consent, and numbers that must not be texted. Backups have it until
they are old enough. At the carrier and at sources it is theirs to erase: docs/erase-a-vendor.md.`)
    .examples('leads erase 07700900999 --reason "they asked us to on 3 March" --yes')
    .onLead(async (db, { id }, { reason, yes }: { reason: string; yes?: true }) => {
      if (!yes) throw notUnderstood(`Nothing was done: it cannot be taken back. Add --yes to erase ${id}.`)
      await eraseLead(db, id, reason)
      print(`Erased: ${id}.`)
    })
}
