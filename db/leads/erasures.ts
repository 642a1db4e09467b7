import { readRow, readRows, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface RetentionState {
  kind: string
  title: string
  /** As PostgreSQL writes it; null for ever. */
  keptFor: string | null
  enabled: boolean
  /** How many would be erased now. */
  due: number
}

export function readRetentionStates(db: Db): Promise<RetentionState[]> {
  return readRows(
    db,
    'select kind, title, kept_for::text as kept_for, enabled, due from pipeline.retention_states()',
  )
}

/** Returns how many of each kind, at most 100 of each; none when there are no more. */
export function applyRetention(db: Db): Promise<{ kind: string; erased: number }[]> {
  return readRows(db, 'select kind, erased from pipeline_private.apply_retention()')
}

/** It cannot be taken back. */
export function eraseLead(db: Db, leadId: string, reason: string): Promise<{ erasedAt: Date }> {
  return readRow(db, 'select erased_at from pipeline.erase_lead($1, $2)', [leadId, reason])
}

export function listErasedLeads(db: Db): Promise<string[]> {
  return readValues(db, 'select vendor_lead_id from pipeline.erasures order by id')
}
