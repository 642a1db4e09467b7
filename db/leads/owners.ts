import type { Db } from '../connection/pool.ts'

/** Says who looks after a lead. */
export async function assignLead(
  db: Db,
  leadId: string,
  owner: string,
  reason: string | null,
): Promise<void> {
  await db.query('select from pipeline.assign_lead($1, $2, $3)', [leadId, owner, reason])
}

export async function unassignLead(db: Db, leadId: string, reason: string | null): Promise<void> {
  await db.query('select from pipeline.unassign_lead($1, $2)', [leadId, reason])
}
