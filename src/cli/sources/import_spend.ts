import type { Db } from '../../../db/connection/pool.ts'
import { compareSpends, recordSpends } from '../../../db/figures/source_spend.ts'
import { counted } from '../../counted.ts'
import type { SpendProblem } from '../../intake/spend/spend_file.ts'
import { pounds } from '../../money/pounds.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless, listing, print } from '../output/terminal.ts'

const faults: Readonly<Record<string, string>> = {
  amount: 'an amount is 0 to 10,000,000 GBP',
  day: 'the day has not begun, or is of the last century',
  source: 'no lead comes from this source; orchestrator sources list shows them',
  twice: 'the file has this source and day twice',
}

/** More than that nobody reads, and what is wrong with one is mostly wrong with all. */
const mostLines = 50

/** Notes what a file says was spent: all of it or nothing. */
export async function importSpend(db: Db, path: string, dryRun: boolean): Promise<void> {
  const { readSpendFile } = await import('../../intake/spend/spend_file.ts')
  const { spends, problems } = await readSpendFile(path)
  const compared = await compareSpends(db, spends)
  const refused = compared.flatMap(({ source, day, amount, faults: found }, at): SpendProblem[] =>
    found.map((fault) => ({
      row: spends[at]?.row ?? 0,
      value: `${source} ${day} ${amount}`,
      problem: faults[fault] ?? fault,
    })),
  )
  const all = [...problems, ...refused].toSorted((one, other) => one.row - other.row)
  if (all.length > 0) {
    const rows = new Set(all.map(({ row }) => row)).size
    throw new CommandFailure(`${counted(rows, 'row')} cannot be taken, so nothing was written:`, {
      details: [
        ...all
          .slice(0, mostLines)
          .map(({ row, value, problem }) => harmless(`row ${row}: "${value}": ${problem}`)),
        ...(all.length > mostLines ? [`and ${all.length - mostLines} more`] : []),
      ],
    })
  }

  const changes = compared.filter(({ amount, noted }) => amount !== noted)
  if (dryRun && changes.length > 0)
    print(
      listing(changes.slice(0, mostLines), {
        SOURCE: ({ source }) => source,
        DAY: ({ day }) => day,
        NOW: ({ noted }) => (noted === null ? 'nothing' : pounds(Number(noted))),
        'WOULD BE': ({ amount }) => pounds(Number(amount)),
      }),
    )
  const isNew = changes.filter(({ noted }) => noted === null).length
  if (!dryRun) await recordSpends(db, spends)
  print(
    `${counted(compared.length, 'row')}: ${isNew} new, ${changes.length - isNew} changed, ${compared.length - changes.length} as noted before.${dryRun ? ' Nothing was written.' : ''}`,
  )
}
