import type { ClientBase } from 'pg'
import { readRows, readValue } from '../connection/ask.ts'
import { inTransaction } from '../connection/in_transaction.ts'

/** Tables of which old rows leave, in the order in which they do. */
export const logs = ['webhook_deliveries', 'agent_runs', 'pipeline_events', 'audit_log'] as const
export type LogName = (typeof logs)[number]

/** A lead of which a log may leave. */
interface LeadAtRest {
  id: string
  at: string
}

/** A row that may leave, as JSON. */
export interface LeavingRow {
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
  /** Of its lines, in hexadecimal: what the database has must be just that when it leaves. */
  digest: string
}

/** A backup is being written, or another archive is. */
export class Busy extends Error {
  override name = 'Busy'
}

/** As the role that may let logs leave and nothing else. */
const becomeKeeper = `set local role pipeline_archive; set local timezone = 'UTC'`

/**
 * One transaction; nothing has left when `work` fails.
 *
 * @throws Busy when a backup is being written.
 */
export async function whileLeaving<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  return inTransaction(client, `begin; ${becomeKeeper}`, async () => {
    if (!(await readValue<boolean>(client, `select pg_try_advisory_xact_lock(${archivesGate})`)))
      throw new Busy('a backup is being written')
    return work()
  })
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

function readRowsToLeave(
  client: ClientBase,
  log: LogName,
  leadIds: string[] | null,
  before: string,
): Promise<LeavingRow[]> {
  return readRows(
    client,
    `select vendor_lead_id, to_json(at) #>> '{}' as at, entry from pipeline_private.rows_to_leave($1, $2::uuid[], $3::timestamptz)`,
    [log, leadIds, before],
  )
}

/** What was written before a moment may leave, of some leads; of who signed in and out where there are none. */
export interface Leaving {
  before: string
  leadIds: string[] | null
  rows: LeavingRow[]
}

/** Finds rows of a log that may leave, some leads' at a time, until there are no more. */
export interface LeavingRows {
  isOver(): boolean
  next(client: ClientBase): Promise<Leaving | null>
}

export function leavingRows(log: LogName): LeavingRows {
  let after: LeadAtRest | undefined
  let of: 'leads' | 'people' | 'nobody' = 'leads'
  const find = async (client: ClientBase): Promise<Leaving | null> => {
    const before = await readValue<string | null>(client, 'select pipeline_private.leaves_before($1)::text', [
      log,
    ])
    if (before !== null && of === 'leads') {
      const leads = await readLeadsAtRest(client, log, after)
      after = leads.at(-1)
      const leadIds = leads.map(({ id }) => id)
      if (after !== undefined)
        return { before, leadIds, rows: await readRowsToLeave(client, log, leadIds, before) }
    }
    // Beside leads only the record has rows that leave: of who signed in and out. The next are found when these have left.
    const rows =
      before !== null && of === 'leads' && log === 'audit_log'
        ? await readRowsToLeave(client, log, null, before)
        : []
    of = 'nobody'
    return before !== null && rows.length > 0 ? { before, leadIds: null, rows } : null
  }
  return {
    isOver: () => of === 'nobody',
    next: (client) => inTransaction(client, `begin read only; ${becomeKeeper}`, () => find(client)),
  }
}

/** A part of a file that lies on the disk: some leads, and what it has of their rows. */
export interface Share {
  before: string
  leadIds: string[] | null
  blocks: Block[]
}

/**
 * Takes these rows out of the database and writes down where they are, of the leads that are still at rest and whom nobody else
 * has locked.
 *
 * @returns the blocks whose rows left.
 * @throws 40001 when what is there is no longer what the blocks hold.
 */
export async function takeOut(
  client: ClientBase,
  archive: { id: string; log: LogName; path: string; rowCount: number; bytes: number; sha256: string },
  { before, leadIds, blocks }: Share,
): Promise<Block[]> {
  const digests = blocks.map(({ leadId, digest }) => ({ leadId, digest }))
  const rows = await readRows<{ vendorLeadId: string | null }>(
    client,
    'select vendor_lead_id from pipeline_private.take_out($1, $2, $3::uuid[], $4::timestamptz, $5)',
    [archive.log, archive.id, leadIds, before, JSON.stringify(digests)],
  )
  const whose = new Set(rows.map(({ vendorLeadId }) => vendorLeadId))
  const left = blocks.filter(({ leadId }) => whose.has(leadId))
  if (left.length > 0)
    await client.query('select pipeline_private.keep_archive($1, $2)', [archive, JSON.stringify(left)])
  return left
}
