import type { Db } from '../../db/connection/pool.ts'
import { only } from './leads.ts'

/** The latest entry that a person wrote about this row of the lead. */
export async function lastChange(db: Db, lead: string, table = 'vendor_leads'): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select max(id) as id from pipeline.audit_log where vendor_lead_id = $1 and table_name = $2',
    [lead, table],
  )
  return only(rows).id
}

export const undo = async (db: Db, entry: string) =>
  only(
    (await db.query(`select pipeline.undo_manual_change($1, 'by mistake') as plan`, [entry])).rows as {
      plan: Record<string, unknown>
    }[],
  ).plan

export const faults = async (db: Db) => (await db.query('select * from pipeline.audit_faults()')).rows
