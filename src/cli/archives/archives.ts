import { once } from 'node:events'
import { InvalidArgumentError } from 'commander'
import type { Pool } from 'pg'
import { type Archive, listArchives, listBlocks } from '../../../db/archives/kept.ts'
import { type LogName, logs } from '../../../db/archives/leaving.ts'
import { type LeadLine, readClock } from '../../../db/leads/vendor_leads.ts'
import { leftRows, type RowOfLog } from '../../archives/left_rows.ts'
import { ArchiveFault } from '../../archives/sealed_block.ts'
import { verifyBlocks, verifyFile } from '../../archives/verify_archive.ts'
import { readConfig } from '../../config/config.ts'
import { counted } from '../../counted.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import type { Command } from '../command/command.ts'
import { untilInterrupted } from '../interrupt/until_interrupted.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { harmless, printAs, printList } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'
import { lineOf } from './line_of.ts'

interface Where {
  in?: string
}

/** `archives …`: old rows of logs that have left the database, and reading them again. */
export function addArchives(program: Command): void {
  const archives = program.subcommand(
    'archives',
    'old rows of logs that have left into files: read them again',
  )
  const where = (command: Command) =>
    command.option('--in <folder>', 'where archives lie; left out: ARCHIVE_DIR')
  where(archives.subcommand('list', 'list the archives, the earliest first'))
    .option('--json', 'as JSON')
    .examples('archives list')
    .onDatabase(list)
  where(
    archives.subcommand('verify', 'read all archives, and compare them with what was written down of them'),
  )
    .option('--json', 'as JSON')
    .notes(`
The chains of the record are followed from the files to where the database goes on with them. Exit code 1 when a file is missing,
cut off or altered, or a chain does not join.`)
    .examples('archives verify')
    .onDatabase(verify)
  where(archives.aboutLead('show', 'show what has left of a lead’s logs, the earliest first'))
    .option('--log <log>', `only of this one: ${logs.join(', ')}`, logMeant)
    .option('--json', 'as JSON')
    .notes('Of a lead that was erased nobody can read it any more.')
    .examples('archives show 07700900999', 'archives show 07700900999 --log audit_log --json')
    .onLead(show)
  where(archives.subcommand('read', 'write rows that have left as JSON lines, as they were'))
    .requiredOption('--log <log>', `of this one: ${logs.join(', ')}`, logMeant)
    .option('--from <YYYY-MM-DD>', 'from this day on, in UTC', dayMeant)
    .option('--until <YYYY-MM-DD>', 'until before this day', dayMeant)
    .examples('archives read --log pipeline_events --from 2026-01-01 --until 2026-02-01 > events.jsonl')
    .onDatabase(read)
}

async function list(db: Pool, { json }: Where & { json?: true }): Promise<void> {
  printList(json, await listArchives(db), 'Nothing has left yet.', {
    ARCHIVE: ({ path }) => path,
    ROWS: ({ rowCount }) => rowCount.toLocaleString('en-GB'),
    MB: ({ bytes }) => (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 }),
    FROM: ({ firstAt }) => firstAt,
    TO: ({ lastAt }) => lastAt,
    WRITTEN: ({ createdAt }) => createdAt,
  })
}

async function verify(db: Pool, { in: folder, json }: Where & { json?: true }): Promise<void> {
  const parent = folderMeant(folder)
  const found = await listArchives(db)
  const sums = { archives: found.length, rows: 0, unreadable: 0 }
  const faults: string[] = []
  await untilInterrupted(async (signal, progress) => {
    for (const [place, archive] of found.entries()) {
      progress.tell(place / found.length, archive.path)
      try {
        const { rows, erased } = await verifyArchive(db, parent, archive, signal)
        sums.rows += rows
        sums.unreadable += erased
      } catch (error) {
        if (!(error instanceof ArchiveFault)) throw error
        faults.push(`${error.message}.`)
      }
    }
  })
  const [fault, ...others] = faults
  if (fault !== undefined) throw new CommandFailure(fault, { details: others.map(harmless) })
  const gone =
    sums.unreadable === 0
      ? ''
      : ` ${counted(sums.unreadable, 'block is', 'blocks are')} of erased leads, which nobody can read.`
  printAs(
    json,
    sums,
    `${counted(sums.archives, 'archive is', 'archives are')} as written: ${counted(sums.rows, 'row')} read, all chains join.${gone}`,
  )
}

async function verifyArchive(db: Pool, parent: string, archive: Archive, signal: AbortSignal) {
  await verifyFile(parent, archive, signal)
  const blocks = await listBlocks(db, { archiveId: archive.id })
  return verifyBlocks(db, parent, blocks, signal)
}

async function show(
  db: Pool,
  lead: LeadLine,
  { in: folder, log, json }: Where & { log?: LogName; json?: true },
): Promise<void> {
  let erased = 0
  const which = { leadId: lead.id, log }
  const found = await Array.fromAsync(leftRows(db, folderMeant(folder), which, () => (erased += 1)))
  found.sort((one, other) => Number(one.at) - Number(other.at))
  const when = whenIn(await readClock(db))
  printAs(json, found, [
    ...(erased > 0 ? ['The lead was erased: nobody can read what had left of it before.'] : []),
    ...(erased === 0 && found.length === 0 ? ['Nothing that has left of it is kept.'] : []),
    ...found.flatMap((row: RowOfLog) => lineOf(row, when)),
  ])
}

async function read(
  db: Pool,
  { in: folder, log, from, until }: Where & { log: LogName; from?: string; until?: string },
): Promise<void> {
  const day = (text: string | undefined) => (text === undefined ? undefined : new Date(`${text}T00:00:00Z`))
  const which = { log, from: day(from), until: day(until) }
  let count = 0
  let erased = 0
  for await (const { row } of leftRows(db, folderMeant(folder), which, () => (erased += 1))) {
    count += 1
    if (!process.stdout.write(`${JSON.stringify(row)}\n`)) await once(process.stdout, 'drain')
  }
  const gone = erased === 0 ? '' : ` Of ${counted(erased, 'erased lead')} nobody can read it.`
  process.stderr.write(`${counted(count, 'row')} written.${gone}\n`)
}

function logMeant(text: string): LogName {
  const log = logs.find((name) => name === text)
  if (log === undefined) throw new InvalidArgumentError(`There are ${logs.join(', ')}.`)
  return log
}

function folderMeant(given: string | undefined): string {
  const folder = given ?? readConfig().archiveDir
  if (folder === undefined) throw notUnderstood('Say where with --in, or set ARCHIVE_DIR.')
  return folder
}
