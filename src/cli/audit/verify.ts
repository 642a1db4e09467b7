import type { Command } from 'commander'
import type { Db } from '../../../db/connection/pool.ts'
import { type AuditFault, findAuditFaults, findLostHeads } from '../../../db/record/audit.ts'
import { HeadsFileError, readHeadsFile } from '../../audit/heads_file.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { painter, print, printJson } from '../output/terminal.ts'

interface Options {
  lead?: string
  heads?: string
  json?: true
}

type Found = Omit<AuditFault, 'fault'> & { fault: AuditFault['fault'] | 'head' }

export function addAuditVerify(audit: Command): void {
  audit
    .command('verify')
    .description('recompute the audit chains and compare every row with its record')
    .option('--lead <id|phone>', 'only what belongs to this lead')
    .option('--heads <file>', 'compare with heads that were exported earlier too')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Exit code 1 when anything was tampered with or changed with triggers disabled.

Examples:
  npm run orchestrator -- audit verify
  npm run orchestrator -- audit verify --heads backups/audit/heads-2026-03-01.txt`,
    )
    .action(verify)
}

async function verify({ lead, heads, json }: Options): Promise<void> {
  await withDatabase('audit verify', async (db) => {
    const leadId = lead === undefined ? null : (await leadMeant(db, lead)).id
    const found: Found[] = await findAuditFaults(db, leadId)
    if (heads !== undefined) found.push(...(await headsGone(db, heads)))

    if (json) printJson(found)
    else print(found.length === 0 ? 'The record is whole, and every row is as it says.' : found.map(describe))
    if (found.length > 0)
      throw new CommandFailure(`${found.length} ${found.length === 1 ? 'fault' : 'faults'} found.`)
  })
}

async function headsGone(db: Db, path: string): Promise<Found[]> {
  const found: Found[] = []
  try {
    for await (const batch of readHeadsFile(path)) {
      for (const { tableName, rowId, chainNo } of await findLostHeads(db, batch))
        found.push({ fault: 'head', tableName, rowId, leadId: null, auditId: null, detail: { chainNo } })
    }
  } catch (error) {
    if (error instanceof HeadsFileError) throw new CommandFailure(`${error.message}.`, { cause: error })
    throw error
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
