import { expect } from 'vitest'
import { call, type NumberWorld } from './number_world.ts'

/** Words of a live lead that nobody answers, reads, or was asked about. */
const unseenWords = `
  select said.vendor_lead_id, said.body
  from pipeline.lead_messages as said
  join pipeline.vendor_leads as leads on leads.id = said.vendor_lead_id
  where said.direction = 'inbound' and said.answered_at is null and leads.turn is not null
    and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null)
    and not exists (
      select from pipeline.agent_runs as runs where runs.vendor_lead_id = leads.id and runs.status in ('queued', 'running')
    )`

const halfHeld = `
  select vendor_phone from pipeline.vendor_leads where turn is not null
  group by vendor_phone having count(distinct held_at is null) > 1`

/** What must hold of all leads of a number, whatever happened. */
export async function keepNumberPromises(world: NumberWorld): Promise<void> {
  expect(world.liar.faults).toEqual([])
  expect(await call(world, unseenWords), 'words that nobody sees').toEqual([])
  expect(await call(world, halfHeld), 'conversations that are held in part').toEqual([])
  expect(await call(world, 'select * from pipeline.check_invariants()')).toEqual([])
}
