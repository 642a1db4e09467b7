import { recordSourceSpend } from '../../../db/figures/source_spend.ts'
import { pounds } from '../../money/pounds.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import type { Command } from '../command/command.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'
import { importSpend } from './import_spend.ts'

interface Options {
  csv?: string
  dryRun?: true
}

export function addSpend(sources: Command): void {
  sources
    .subcommand('spend', 'note what was spent on a source on a day, in the place of what was noted before')
    .argument('[source]', 'its name')
    .argument('[day]', 'the day, as YYYY-MM-DD', dayMeant)
    .argument('[amount]', 'how much, in GBP')
    .option('--csv <file>', 'all rows of a file with the columns source, day and amount, or none of them')
    .option('--dry-run', 'with --csv: say what would change; change nothing')
    .notes('What a lead, an offer and a deal of the source cost follows with the night.')
    .examples(
      'sources spend facebook 2026-11-27 120.50',
      'sources spend --csv spend.csv --dry-run',
      'sources spend --csv spend.csv',
    )
    .onDatabase(async (db, source?: string, day?: string, amount?: string, options: Options = {}) => {
      const { csv, dryRun = false } = options
      if (csv !== undefined && source === undefined) return importSpend(db, csv, dryRun)
      if (csv !== undefined || dryRun || source === undefined || day === undefined || amount === undefined)
        throw notUnderstood('Name a source, a day and an amount, or a file by --csv.')
      if (!/^\d{1,8}(\.\d{1,2})?$/.test(amount))
        throw notUnderstood(`"${amount}" is no amount in GBP, as 120.50.`)
      const spend = await recordSourceSpend(db, source, day, amount)
      print(`${pounds(Number(spend.amount))} on ${spend.source} on ${day}.`)
    })
}
