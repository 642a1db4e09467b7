import { readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** A text for each lead that differs whenever anything about it has changed; unknown leads have none. */
export async function readLeadVersions(db: Db, leadIds: readonly string[]): Promise<Map<string, string>> {
  const call = 'select lead_id, version from pipeline_private.lead_versions($1)'
  const rows = await readRows<{ leadId: string; version: string }>(db, call, [leadIds])
  return new Map(rows.map(({ leadId, version }) => [leadId, version]))
}

export interface OpenAlert {
  id: string
  /** Differs whenever the alert has changed. */
  version: string
  acknowledged: boolean
  severity: 'LOW' | 'MEDIUM' | 'HIGH'
}

export function readOpenAlerts(db: Db): Promise<OpenAlert[]> {
  return readRows(
    db,
    'select alert_id as id, version, acknowledged, severity from pipeline_private.alert_versions()',
  )
}

export interface BulkActState {
  id: string
  /** Differs whenever the act has changed. */
  version: string
  isOver: boolean
}

/** The bulk acts that are not over, and the latest of those that are. */
export function readBulkActs(db: Db): Promise<BulkActState[]> {
  return readRows(db, 'select act_id as id, version, is_over from pipeline_private.bulk_act_versions()')
}

export interface StageCount {
  stage: string
  leads: number
}

/** How many leads stand at each stage, in pipeline order. */
export function readStageCounts(db: Db): Promise<StageCount[]> {
  return readRows(db, 'select stage, leads::integer from pipeline_private.stage_counts()')
}

/** Grows with every event. */
export async function readLastEventId(db: Db): Promise<string> {
  return (await readValue<string | null>(db, 'select pipeline_private.last_event_id()::text')) ?? '0'
}
