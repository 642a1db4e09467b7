import type { Db } from '../connection/pool.ts'

/** A text for each lead that differs whenever anything about it has changed; unknown leads have none. */
export async function readLeadVersions(db: Db, leadIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ leadId: string; version: string }>(
    'select lead_id as "leadId", version from pipeline_private.lead_versions($1)',
    [leadIds],
  )
  return new Map(rows.map(({ leadId, version }) => [leadId, version]))
}

export interface OpenAlert {
  id: string
  /** Differs whenever the alert has changed. */
  version: string
  acknowledged: boolean
  severity: 'LOW' | 'MEDIUM' | 'HIGH'
}

export async function readOpenAlerts(db: Db): Promise<OpenAlert[]> {
  const { rows } = await db.query<OpenAlert>(
    'select alert_id as id, version, acknowledged, severity from pipeline_private.alert_versions()',
  )
  return rows
}

export interface StageCount {
  stage: string
  leads: number
}

/** How many leads stand at each stage, in pipeline order. */
export async function readStageCounts(db: Db): Promise<StageCount[]> {
  const { rows } = await db.query<StageCount>(
    'select stage, leads::integer as leads from pipeline_private.stage_counts()',
  )
  return rows
}

/** Grows with every event. */
export async function readLastEventId(db: Db): Promise<string> {
  const { rows } = await db.query<{ id: string }>('select pipeline_private.last_event_id()::text as id')
  return rows[0]?.id ?? '0'
}
