import { InvalidArgumentError } from 'commander'
import { recordSourceSpend } from '../../../db/figures/source_spend.ts'
import { pounds } from '../../money/pounds.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import type { Command } from '../command/command.ts'
import { print } from '../output/terminal.ts'

export function addSpend(sources: Command): void {
  sources
    .subcommand('spend', 'note what was spent on a source on a day, in the place of what was noted before')
    .argument('<source>', 'its name')
    .argument('<day>', 'the day, as YYYY-MM-DD', dayMeant)
    .argument('<amount>', 'how much, in GBP', amountMeant)
    .notes('What a lead, an offer and a deal of the source cost follows with the night.')
    .examples('sources spend facebook 2026-11-27 120.50')
    .onDatabase(async (db, source: string, day: string, amount: string) => {
      const spend = await recordSourceSpend(db, source, day, amount)
      print(`${pounds(Number(spend.amount))} on ${spend.source} on ${day}.`)
    })
}

function amountMeant(text: string): string {
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('It is an amount in GBP, as 120.50.')
  return text
}
