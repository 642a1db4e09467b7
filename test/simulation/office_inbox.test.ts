import { expect } from 'vitest'
import { readItemsToResolve } from '../../db/simulation/play.ts'
import { inTransaction } from '../support/databases/database.ts'
import { aLead } from '../support/leads.ts'
import { aPersona } from './reading.ts'

inTransaction(
  'with an item the office sees the open alert of its lead that nobody has seen',
  async ({ db }) => {
    const lead = await aLead(db)
    await db.query(
      'insert into pipeline_private.simulation_vendors (number, persona, vendor_lead_id) values (1, $2, $1)',
      [lead, aPersona()],
    )
    await db.query(
      `insert into pipeline.review_items (vendor_lead_id, kind, reason, stage_visit) values ($1, 'agent_asks', 'x', 1)`,
      [lead],
    )
    const alertOf = async () => (await readItemsToResolve(db)).map(({ alertId }) => alertId)
    expect(await alertOf()).toEqual([null])

    const alerts = await db.query<{ id: string }>(
      `insert into pipeline.alerts (type, severity, message, vendor_lead_id, scope, acknowledged_at, acknowledged_by, resolved_at, created_at)
     values
       ('AGENT_FAILURE', 'HIGH', 'over', $1, 'a', null, null, now(), now() - interval '2 hours'),
       ('AGENT_FAILURE', 'HIGH', 'seen', $1, 'b', now(), 'Ada', null, now() - interval '1 hour'),
       ('AGENT_FAILURE', 'HIGH', 'open', $1, 'c', null, null, null, now())
     returning id`,
      [lead],
    )
    expect(await alertOf()).toEqual([alerts.rows[2]?.id])
  },
)
