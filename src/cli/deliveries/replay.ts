import type { Db } from '../../../db/connection/pool.ts'
import { type Replayed, rehearse, replayDeliveries } from '../../deliveries/replay_deliveries.ts'
import type { Command } from '../command/command.ts'
import { sayWhy } from '../output/command_failure.ts'
import { print, table } from '../output/terminal.ts'

interface Options {
  reason?: string
  withholdSending?: true
  dryRun?: true
}

export function addReplay(deliveries: Command): void {
  deliveries
    .subcommand('replay', 'bring in again what came: into an empty database, or what this one has lost')
    .argument('<file>', 'JSON lines, as "deliveries export" writes them')
    .option('--reason <why>', 'why; it stays on record')
    .option('--dry-run', 'only say what this database has, and what is new')
    .option('--withhold-sending', 'let no text leave until "sending original" gives the right back')
    .notes(`
Everything comes in by its own door as of its own day. What this database has changes nothing, so a file may be brought in twice.
Nobody is texted by it: where texts may leave and something is new, the right to send is withheld first, by itself in a
database without leads, else with --withhold-sending.`)
    .examples(
      'deliveries replay deliveries-2026-11-27.jsonl --dry-run',
      'deliveries replay deliveries-2026-11-27.jsonl --reason "a drill"',
    )
    .onDatabase(replay)
}

async function replay(db: Db, path: string, { reason, dryRun, withholdSending }: Options): Promise<void> {
  if (reason === undefined && !dryRun) throw sayWhy()
  const { counts, isWithheld } = dryRun
    ? await rehearse(db, path)
    : await replayDeliveries(db, path, { reason: reason ?? '', withholdsSending: withholdSending === true })
  print(report(counts))
  if (isWithheld) print('No text leaves from here until a person says so: orchestrator -- sending original')
}

function report(counts: Replayed['counts']): string[] {
  const rows = Object.entries(counts).flatMap(([verdict, ofDoors]) =>
    Object.entries(ofDoors).map(([door, count]) => [door, verdict, String(count)]),
  )
  return rows.length === 0 ? ['There is nothing in the file.'] : table(rows.toSorted())
}
