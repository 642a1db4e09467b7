import type { Db } from '../../../db/connection/pool.ts'
import { type AuditFault, findAuditFaults, findLostHeads, readAuditHeads } from '../../../db/record/audit.ts'
import { readHeadsFile, writeHeadsFile } from '../../audit/heads_file.ts'
import { counted } from '../../counted.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { painter, print, printAs } from '../output/terminal.ts'

interface Options {
  lead?: string
  heads?: string
  json?: true
}

type Found = Omit<AuditFault, 'fault'> & { fault: AuditFault['fault'] | 'head' }

/** `audit …`: the record of changes. */
export function addAudit(program: Command): void {
  const audit = program.subcommand('audit', 'check the record of changes, and keep its heads elsewhere')
  audit
    .subcommand('verify', 'recompute the audit chains and compare every row with its record')
    .option('--lead <id|phone>', 'only what belongs to this lead')
    .option('--heads <file>', 'compare with heads that were exported earlier too')
    .option('--json', 'as JSON')
    .notes('Exit code 1 when anything was tampered with or changed with triggers disabled.')
    .examples('audit verify', 'audit verify --heads backups/audit/heads-2026-03-01.txt')
    .onDatabase(async (db, { lead, heads, json }: Options) => {
      const leadId = lead === undefined ? null : (await leadMeant(db, lead)).id
      const found: Found[] = await findAuditFaults(db, leadId)
      if (heads !== undefined) found.push(...(await headsGone(db, heads)))

      const isWhole = 'The record is whole, and every row is as it says.'
      printAs(json, found, found.length === 0 ? isWhole : found.map(describe))
      if (found.length > 0) throw new CommandFailure(`${counted(found.length, 'fault')} found.`)
    })
  audit
    .subcommand('export', 'write the head of every audit chain to a file')
    .argument('<file>', 'file to write')
    .notes(
      "Keep the file where the database's owner cannot write. The worker exports one every night when BACKUP_DIR is set.",
    )
    .examples('audit export heads.txt')
    .onDatabase(async (db, path: string) => {
      const client = await db.connect()
      try {
        const { heads, digest } = await writeHeadsFile(path, readAuditHeads(client))
        print(`${counted(heads, 'head')} written to ${path}, SHA-256 ${digest}`)
      } finally {
        client.release()
      }
    })
}

async function headsGone(db: Db, path: string): Promise<Found[]> {
  const found: Found[] = []
  for await (const batch of readHeadsFile(path)) {
    for (const { tableName, rowId, chainNo } of await findLostHeads(db, batch))
      found.push({ fault: 'head', tableName, rowId, leadId: null, auditId: null, detail: { chainNo } })
  }
  return found
}

const meanings: Record<Found['fault'], string> = {
  hash: 'this entry was edited',
  link: 'entries before this one are missing or were slipped in',
  row: 'the row was changed without an entry',
  gone: 'the row was deleted without an entry',
  head: 'history was rewritten since the heads were exported',
}

function describe({ fault, tableName, rowId, auditId, detail }: Found): string {
  const entry = auditId === null ? '' : `  entry ${auditId}`
  const columns = Array.isArray(detail.columns) ? `: ${detail.columns.join(', ')}` : ''
  return `${painter()('red', fault.padEnd(5))} ${tableName} ${rowId}${entry}  ${meanings[fault]}${columns}`
}
