import type { ClientBase } from 'pg'
import { readRows, readValue } from '../connection/ask.ts'

/** Tables of which old rows leave, in the order in which they do. */
export const logs = ['webhook_deliveries', 'agent_runs', 'pipeline_events', 'audit_log'] as const
export type LogName = (typeof logs)[number]

/** A lead of which a log may leave. */
interface LeadAtRest {
  id: string
  at: string
}

/** A row that has left, as JSON. */
export interface LeftRow {
  /** Null for who signed in and out. */
  vendorLeadId: string | null
  at: string
  entry: string
}

/** Rows of one lead, as they lie in a file. */
export interface Block {
  blockNo: number
  leadId: string | null
  position: number
  bytes: number
  rowCount: number
  firstAt: string
  lastAt: string
  /** Base 64. */
  key: string
}

/** A backup is being written, or another archive is. */
export class Busy extends Error {
  override name = 'Busy'
}

/**
 * One transaction, as the role that may let logs leave and nothing else; nothing has left when `work` fails.
 *
 * @throws Busy when a backup is being written.
 */
export async function whileLeaving<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query(`begin; set local role pipeline_archive; set local timezone = 'UTC'`)
  try {
    if (!(await readValue<boolean>(client, `select pg_try_advisory_xact_lock(${archivesGate})`)))
      throw new Busy('a backup is being written')
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** Whoever writes a backup shares it, whoever lets logs leave has it alone. */
export const archivesGate = `hashtextextended('pipeline: archives', 0)`

/** Those after one that was read before, the first without it. */
function readLeadsAtRest(
  client: ClientBase,
  log: LogName,
  after: LeadAtRest | undefined,
): Promise<LeadAtRest[]> {
  return readRows(
    client,
    'select id, at::text as at from pipeline_private.leads_at_rest($1, $2::timestamptz, $3)',
    [log, after?.at, after?.id],
  )
}

/** Takes rows of a log out that may leave, a few leads' at a time, until there are no more. */
export interface LeavingRows {
  isOver(): boolean
  take(client: ClientBase, archiveId: string): Promise<LeftRow[]>
}

export function leavingRows(log: LogName): LeavingRows {
  let after: LeadAtRest | undefined
  let of: 'leads' | 'people' | 'nobody' = 'leads'
  return {
    isOver: () => of === 'nobody',
    async take(client, archiveId) {
      if (of === 'leads') {
        const leads = await readLeadsAtRest(client, log, after)
        after = leads.at(-1)
        if (after !== undefined) return takeOut(client, log, archiveId, leads)
        // Beside leads only the record has rows that leave: of who signed in and out.
        of = log === 'audit_log' ? 'people' : 'nobody'
      }
      if (of === 'nobody') return []
      const rows = await takeOut(client, log, archiveId, null)
      if (rows.length === 0) of = 'nobody'
      return rows
    },
  }
}

function takeOut(
  client: ClientBase,
  log: LogName,
  archiveId: string,
  leads: readonly LeadAtRest[] | null,
): Promise<LeftRow[]> {
  return readRows(
    client,
    `select vendor_lead_id, to_json(at) #>> '{}' as at, entry from pipeline_private.take_out($1, $2, $3::uuid[])`,
    [log, archiveId, leads?.map(({ id }) => id) ?? null],
  )
}

export async function keepArchive(
  client: ClientBase,
  archive: { id: string; log: LogName; path: string; bytes: number; sha256: string },
  blocks: readonly Block[],
): Promise<void> {
  const { id, log, path, bytes, sha256 } = archive
  await client.query('select pipeline_private.keep_archive($1, $2, $3, $4, $5, $6)', [
    ...[id, log, path, bytes, sha256],
    JSON.stringify(blocks),
  ])
}
