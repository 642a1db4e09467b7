import { readRow, readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface Alert {
  id: string
  type: string
  severity: 'LOW' | 'MEDIUM' | 'HIGH'
  scope: string
  message: string
  todo: string | null
  occurrences: number
  leadId: string | null
  createdAt: Date
  acknowledgedBy: string | null
  resolvedAt: Date | null
}

/** The open alerts, the most severe first; with `ended`, so many of those that are over as well, the latest first. */
export function readAlerts(db: Db, { ended }: { ended: number }): Promise<Alert[]> {
  return readRows(
    db,
    `select alerts.id, alerts.type, alerts.severity, alerts.scope, alerts.message, rules.todo, alerts.occurrences,
       alerts.vendor_lead_id as lead_id, alerts.created_at, alerts.acknowledged_by, alerts.resolved_at
     from (
       (select * from pipeline.alerts where resolved_at is null)
       union all
       (select * from pipeline.alerts where resolved_at is not null order by created_at desc limit $1)
     ) as alerts
     left join pipeline.alert_rules as rules on rules.type = alerts.type
     order by
       alerts.resolved_at is not null,
       case when alerts.resolved_at is null then array_position(array['HIGH', 'MEDIUM', 'LOW'], alerts.severity) end,
       alerts.created_at desc`,
    [ended],
  )
}

/** Notes that somebody has seen an alert. */
export function acknowledgeAlert(db: Db, id: string): Promise<{ type: string; acknowledgedBy: string }> {
  return readRow(db, 'select type, acknowledged_by from pipeline.acknowledge_alert($1)', [id])
}

/** Says that an alert is over; one whose cause is still there is raised anew. */
export function resolveAlert(db: Db, id: string, reason: string): Promise<{ type: string }> {
  return readRow(db, 'select type from pipeline.resolve_alert($1, $2)', [id, reason])
}
