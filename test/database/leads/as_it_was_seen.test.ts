import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
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

inTransaction(
  'a price, an offer, a time or a question is changed by the second only as they saw it',
  async ({ db }) => {
    await colleagues(db, 'ann', 'bob')
    const sold = await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query('update pipeline.deals set completed_on = null where vendor_lead_id = $1', [sold])
    const deal = only(
      (
        await db.query(
          'select id, agreed_price::float8 as price from pipeline.deals where vendor_lead_id = $1',
          [sold],
        )
      ).rows,
    )
    const reduce = `pipeline.reduce_price($1, 1, 'damp', instead_of => $2)`
    expect(await refused(db, reduce, [deal.id, deal.price])).toBe(null)
    expect(await refused(db, reduce, [deal.id, deal.price])).toBe('VL041') // the same survey, read by two
    expect(await refused(db, reduce, [deal.id, deal.price - 1])).toBe(null)

    const lead = await aLeadAt(db, 'OFFER_MADE')
    const value = `pipeline.record_valuation($1, 'seen', $2, instead_of => $3)`
    expect(await refused(db, value, [lead, 199_000, 0])).toBe('VL041')
    expect(await refused(db, value, [lead, 199_000, 200_000])).toBe(null)
    const { rows } = await db.query(`select id from pipeline.make_offer($1, 151000, 'We offer £151,000')`, [
      lead,
    ])
    const correct = `pipeline.correct_offer($1, $2, 'a slip', 'We made a slip', instead_of => $3)`
    const offer = only(rows).id
    expect(await refused(db, correct, [offer, 150_500, 151_000])).toBe(null)
    expect(await refused(db, correct, [offer, 150_900, 151_000])).toBe('VL041')
    expect(await refused(db, correct, [offer, 150_900, 150_500])).toBe(null)

    const due = `(select timers.due_at from pipeline.lead_timers as timers where timers.vendor_lead_id = $1)`
    const move = `pipeline.move_timer($1, pipeline.now() + interval '5 days', 'away', instead_of => ${due} - $2::interval)`
    expect(await refused(db, move, [lead, '1 hour'])).toBe('VL041')
    expect(await refused(db, move, [lead, '0'])).toBe(null)

    const plan = (how: string) => `pipeline.plan_call($1, pipeline.now() + $2::interval, ${how})`
    expect(await refused(db, plan('is_first => true'), [lead, '1 day'])).toBe(null)
    expect(await refused(db, plan('is_first => true'), [lead, '2 days'])).toBe('VL041')
    const planned = `(select calls.due_at from pipeline.planned_calls as calls where calls.vendor_lead_id = $1 and calls.ended_at is null)`
    expect(await refused(db, plan(`is_first => false, instead_of => ${planned}`), [lead, '2 days'])).toBe(
      null,
    )

    const item = only(
      (
        await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`, [
          lead,
        ])
      ).rows,
    ).id
    const assign = 'pipeline.assign_review_item($1, $2, $3)'
    expect(await refused(db, assign, [item, 'ann', ''])).toBe(null)
    expect(await refused(db, assign, [item, 'bob', ''])).toBe('VL041')
    expect(await refused(db, assign, [item, 'bob', 'ann'])).toBe(null)

    await db.query('select from pipeline.release_lead($1)', [lead])
    const draft = only(
      (await db.query(`select id from pipeline.save_draft($1, 'I ring at noon')`, [lead])).rows,
    ).id
    await db.query(`select from pipeline.edit_draft($1, 'I ring at one')`, [draft])
    const send = 'pipeline.send_draft($1, $2, instead_of => $2)'
    expect(await refused(db, send, [draft, 'I ring at noon'])).toBe('VL041')
    expect(await refused(db, send, [draft, 'I ring at one'])).toBe(null)
  },
)
