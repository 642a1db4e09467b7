import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, stageOf } from '../../support/leads.ts'
import { colleagues } from '../../support/owners.ts'

async function refused(db: Db, call: string, values: unknown[]): Promise<unknown> {
  await db.query('savepoint act')
  const code = await db.query(`select from ${call}`, values).then(
    () => null,
    (error: { code: string }) => error.code,
  )
  if (code !== null) await db.query('rollback to act')
  return code
}

inTransaction('an override of a lead that has moved on meanwhile leaves it where it is', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const override = `select moved, code, from_stage from pipeline.override_stage($1, 'RETRY_2', 'go on', expected_stage => $2)`
  const stale = await db.query(override, [lead, 'AI_CONVERSATION'])
  expect(stale.rows).toEqual([{ moved: false, code: 'VL005', from_stage: 'OFFER_MADE' }])
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  const seen = await db.query(override, [lead, 'OFFER_MADE'])
  expect(seen.rows).toEqual([{ moved: true, code: null, from_stage: 'OFFER_MADE' }])
})

inTransaction('what was meant for another stage is refused', async ({ db }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  const acts = [
    `pipeline.run_agent_now($1, 'they wait', $2)`,
    `pipeline.move_timer($1, pipeline.now() + interval '1 day', 'away', $2)`,
  ]
  for (const act of acts) {
    expect([act, await refused(db, act, [lead, 'OFFER_MADE'])]).toEqual([act, 'VL005'])
    expect([act, await refused(db, act, [lead, 'AI_CONVERSATION'])]).toEqual([act, null])
    expect([act, await refused(db, act, [lead, null])]).toEqual([act, null])
  }
})

inTransaction('nobody changes unseen what a colleague has done meanwhile', async ({ db }) => {
  await colleagues(db, 'ann', 'bob')
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const hold = `pipeline.hold_lead($1, $2, pipeline.now() + interval '1 day', $3)`
  await db.query(`select from pipeline.hold_lead($1, 'a death in the family')`, [lead])
  expect(await refused(db, hold, [lead, 'ring tomorrow', ''])).toBe('VL041')
  expect(await refused(db, hold, [lead, 'ring tomorrow', 'a death in the family'])).toBe(null)
  expect(await refused(db, hold, [lead, 'ring tomorrow', 'a death in the family'])).toBe(null) // its answer was lost
  const release = 'pipeline.release_lead($1, $2)'
  expect(await refused(db, release, [lead, 'a death in the family'])).toBe('VL041')
  expect(await refused(db, release, [lead, 'ring tomorrow'])).toBe(null)
  expect(await refused(db, release, [lead, 'ring tomorrow'])).toBe(null)

  const [assign, unassign] = [
    'pipeline.assign_lead($1, $2, instead_of => $3)',
    'pipeline.unassign_lead($1, instead_of => $2)',
  ]
  await db.query(`select from pipeline.assign_lead($1, 'ann')`, [lead])
  expect(await refused(db, assign, [lead, 'bob', ''])).toBe('VL041')
  expect(await refused(db, unassign, [lead, 'bob'])).toBe('VL041')
  expect(await refused(db, assign, [lead, 'bob', 'ann'])).toBe(null)
  expect(await refused(db, assign, [lead, 'bob', 'ann'])).toBe(null)

  await db.query('select from pipeline.take_over_lead($1)', [lead])
  expect(await refused(db, 'pipeline.hand_back_lead($1, $2)', [lead, 'somebody else'])).toBe('VL041')

  const offer = 'pipeline.make_offer($1, $2, expected_round => $3)'
  expect(await refused(db, offer, [lead, 151_000, 0])).toBe(null)
  expect(await refused(db, offer, [lead, 152_000, 0])).toBe('VL041')
  expect(await refused(db, offer, [lead, 152_000, 1])).toBe(null)
})
