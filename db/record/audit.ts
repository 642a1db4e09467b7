import type { PoolClient } from 'pg'
import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** The last link of the chain of one row's audit entries. */
export interface AuditHead {
  tableName: string
  rowId: string
  chainNo: number
  /** Hexadecimal. */
  hash: string
}

export interface AuditFault {
  fault: 'hash' | 'link' | 'row' | 'gone'
  tableName: string
  rowId: string
  leadId: string | null
  auditId: string | null
  detail: Record<string, unknown>
}

/** One entry of the audit log about a lead, as people read it. */
export interface AuditedChange {
  id: string
  at: Date
  tableName: string
  operation: 'INSERT' | 'UPDATE' | 'DELETE'
  oldValues: Record<string, unknown> | null
  newValues: Record<string, unknown> | null
  actorKind: string
  actor: string
  reason: string | null
}

/** What an undo would do, or did; see `pipeline.explain_undo()`. */
export interface UndoPlan {
  auditId: number
  leadId: string | null
  changedAt: string
  changedBy: string
  reason: string | null
  move: { from: string; to: string } | null
  hold: 'hold' | 'release' | null
  rows: {
    table: string
    rowId: string
    does: 'restore' | 'put back' | 'remove' | 'close'
    to: Record<string, unknown> | null
  }[]
  obstacles: { table: string; rowId: string; now: Record<string, unknown>; because: string }[]
  restarts: number
  requeues: number
  textsSentSince: number
}

/** Where the log was tampered with, or a row was changed behind its back; of one lead or of everything. */
export function findAuditFaults(db: Db, leadId: string | null = null): Promise<AuditFault[]> {
  return readRows(
    db,
    `select fault, table_name, row_id, vendor_lead_id as lead_id, audit_id, detail
     from pipeline.audit_faults($1)`,
    [leadId],
  )
}

/** What was changed on a lead, its offers, deal and review items, the latest first. */
export function listChanges(db: Db, leadId: string, limit: number): Promise<AuditedChange[]> {
  return readRows(
    db,
    `select id, created_at as at, table_name, operation, old_values, new_values, actor_kind, actor, reason
     from pipeline.audit_log as entries
     where entries.vendor_lead_id = $1
     order by id desc
     limit $2`,
    [leadId, limit],
  )
}

/** When what is old of a lead's logs last left into an archive; null while all is here. */
export function readLogsLeftAt(db: Db, leadId: string): Promise<Date | null> {
  return readValue(
    db,
    'select pipeline.vendor_leads_logs_left_at(leads) from pipeline.vendor_leads as leads where leads.id = $1',
    [leadId],
  )
}

/** @throws PipelineError VL010 or VL017 when there is nothing that could be taken back. */
export function explainUndo(db: Db, auditId: string): Promise<UndoPlan> {
  return readValue(db, 'select pipeline.explain_undo($1)', [auditId])
}

/** @throws PipelineError, see `pipeline.undo_manual_change()`. */
export function undoManualChange(db: Db, auditId: string, reason: string): Promise<UndoPlan> {
  return readValue(db, 'select pipeline.undo_manual_change($1, $2)', [auditId, reason])
}

/** What `pipeline.undo_transaction()` does, or would do, in figures. */
export interface BulkUndo extends Pick<UndoPlan, 'restarts' | 'requeues' | 'textsSentSince' | 'obstacles'> {
  leads: number
  moves: number
  rows: number
}

/** Takes back what a transaction did to all its leads. @throws PipelineError, see `pipeline.undo_transaction()`. */
export function undoTransaction(
  db: Db,
  auditId: string,
  reason: string,
  isTrial: boolean,
): Promise<BulkUndo> {
  return readValue(db, 'select pipeline.undo_transaction($1, $2, $3)', [auditId, reason, isTrial])
}

/**
 * Reads the head of every chain in batches, all as of one moment, within one transaction of the given connection.
 */
export async function* readAuditHeads(client: PoolClient): AsyncGenerator<AuditHead[]> {
  await client.query('begin')
  try {
    await client.query(
      `declare heads no scroll cursor for
       select table_name as "tableName", row_id as "rowId", chain_no as "chainNo", encode(hash, 'hex') as hash
       from pipeline_private.audit_heads()`,
    )
    for (;;) {
      const batch = await client.query<AuditHead>('fetch 5000 from heads')
      if (batch.rows.length === 0) break
      yield batch.rows
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Of the given heads those that the log no longer holds as they were. */
export function findLostHeads(db: Db, heads: readonly AuditHead[]): Promise<AuditHead[]> {
  return readRows(
    db,
    `select kept.*
     from unnest($1::text[], $2::text[], $3::integer[], $4::text[]) as kept (table_name, row_id, chain_no, hash)
     where not exists (
       select from pipeline.audit_log as entries
       where entries.table_name = kept.table_name
         and entries.row_id = kept.row_id
         and entries.chain_no = kept.chain_no
         and entries.hash = decode(kept.hash, 'hex')
     )
     and not pipeline_private.head_has_left(kept.table_name, kept.row_id, kept.chain_no, decode(kept.hash, 'hex'))`,
    (['tableName', 'rowId', 'chainNo', 'hash'] as const).map((part) => heads.map((head) => head[part])),
  )
}
