import type { PoolClient } from 'pg'
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
export async function findAuditFaults(db: Db, leadId: string | null = null): Promise<AuditFault[]> {
  const { rows } = await db.query<AuditFault>(
    `select fault, table_name as "tableName", row_id as "rowId", vendor_lead_id as "leadId", audit_id as "auditId", detail
     from pipeline.audit_faults($1)`,
    [leadId],
  )
  return rows
}

/** What was changed on a lead, its offers, deal and review items, the latest first. */
export async function listChanges(db: Db, leadId: string, limit: number): Promise<AuditedChange[]> {
  const { rows } = await db.query<AuditedChange>(
    `select
       id, created_at as at, table_name as "tableName", operation, old_values as "oldValues", new_values as "newValues",
       actor_kind as "actorKind", actor, reason
     from pipeline.audit_log as entries
     where entries.vendor_lead_id = $1
     order by id desc
     limit $2`,
    [leadId, limit],
  )
  return rows
}

/** @throws PipelineError VL010 or VL017 when there is nothing that could be taken back. */
export async function explainUndo(db: Db, auditId: string): Promise<UndoPlan> {
  return onlyPlan(await db.query<{ plan: UndoPlan }>('select pipeline.explain_undo($1) as plan', [auditId]))
}

/** @throws PipelineError, see `pipeline.undo_manual_change()`. */
export async function undoManualChange(db: Db, auditId: string, reason: string): Promise<UndoPlan> {
  return onlyPlan(
    await db.query<{ plan: UndoPlan }>('select pipeline.undo_manual_change($1, $2) as plan', [
      auditId,
      reason,
    ]),
  )
}

/** What `pipeline.undo_transaction()` does, or would do, in figures. */
export interface BulkUndo {
  leads: number
  moves: number
  rows: number
  restarts: number
  requeues: number
  textsSentSince: number
  obstacles: UndoPlan['obstacles']
}

/** Takes back what a transaction did to all its leads. @throws PipelineError, see `pipeline.undo_transaction()`. */
export async function undoTransaction(
  db: Db,
  auditId: string,
  reason: string,
  isTrial: boolean,
): Promise<BulkUndo> {
  const { rows } = await db.query<{ plan: BulkUndo }>(
    'select pipeline.undo_transaction($1, $2, $3) as plan',
    [auditId, reason, isTrial],
  )
  if (rows[0] === undefined) throw new Error('the database gave no plan')
  return rows[0].plan
}

function onlyPlan({ rows: [row] }: { rows: { plan: UndoPlan }[] }): UndoPlan {
  if (row === undefined) throw new Error('the database gave no plan')
  return row.plan
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
export async function findLostHeads(db: Db, heads: readonly AuditHead[]): Promise<AuditHead[]> {
  const { rows } = await db.query<AuditHead>(
    `select kept.table_name as "tableName", kept.row_id as "rowId", kept.chain_no as "chainNo", kept.hash
     from unnest($1::text[], $2::text[], $3::integer[], $4::text[]) as kept (table_name, row_id, chain_no, hash)
     where not exists (
       select from pipeline.audit_log as entries
       where entries.table_name = kept.table_name
         and entries.row_id = kept.row_id
         and entries.chain_no = kept.chain_no
         and entries.hash = decode(kept.hash, 'hex')
     )`,
    [
      heads.map((head) => head.tableName),
      heads.map((head) => head.rowId),
      heads.map((head) => head.chainNo),
      heads.map((head) => head.hash),
    ],
  )
  return rows
}
