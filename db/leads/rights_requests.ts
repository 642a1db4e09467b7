import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface RightsRequest {
  id: string
  leadId: string
  vendorName: string | null
  title: string
  kind: string
  status: string
  receivedAt: Date
  /** As 2026-11-28. */
  dueOn: string
  acknowledged: boolean
  outcome: string | null
}

const requests = `
  select
    requests.id, requests.vendor_lead_id as lead_id, leads.vendor_name, rules.title, requests.kind, requests.status,
    requests.received_at, requests.due_on::text as due_on, pipeline.rights_requests_acknowledged(requests) as acknowledged,
    requests.outcome
  from pipeline.rights_requests as requests
  join pipeline.rights_rules as rules using (kind)
  join pipeline.vendor_leads as leads on leads.id = requests.vendor_lead_id`

/** The open ones, what is due first; then so many that are settled. */
export function readRightsRequests(db: Db, { settled }: { settled: number }): Promise<RightsRequest[]> {
  return readRows(
    db,
    `(${requests} where requests.settled_at is null order by requests.due_on, requests.id)
     union all
     (${requests} where requests.settled_at is not null order by requests.settled_at desc limit $1)`,
    [settled],
  )
}

export interface NewRequest {
  leadId: string
  kind: string
  cameBy: string
  said: string
  /** Null: just now. */
  receivedAt: Date | null
}

export function logRightsRequest(
  db: Db,
  request: NewRequest,
): Promise<Pick<RightsRequest, 'id' | 'status' | 'dueOn'>> {
  return readRow(
    db,
    'select id, status, due_on::text as due_on from pipeline.log_rights_request($1, $2, $3, $4, $5)',
    [request.leadId, request.kind, request.cameBy, request.said, request.receivedAt],
  )
}

export async function acknowledgeRightsRequest(db: Db, id: string): Promise<void> {
  await db.query('select from pipeline.acknowledge_rights_request($1)', [id])
}

/** Returns the new last day. */
export function extendRightsRequest(db: Db, id: string, reason: string): Promise<string> {
  return readValue(db, 'select due_on::text from pipeline.extend_rights_request($1, $2)', [id, reason])
}

export async function settleRightsRequest(
  db: Db,
  id: string,
  asWhat: string,
  outcome: string,
): Promise<void> {
  await db.query('select from pipeline.settle_rights_request($1, $2, $3)', [id, asWhat, outcome])
}

/** All that is held about whoever made a request. */
export function exportSubjectData(db: Db, id: string): Promise<Record<string, unknown>> {
  return readValue(db, 'select pipeline.export_subject_data($1)', [id])
}
