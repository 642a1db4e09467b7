import { expect } from 'vitest'
import { addUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { readingAgent } from '../../support/conversation.ts'
import { type OwnDatabase, story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, aPhone, only, stageOf } from '../../support/leads.ts'
import { aColleague } from '../../support/owners.ts'

interface Reason {
  why: string
  leads: number
}

const bulkStory = story.extend('time', ({ database }) => clockOf(database))

const clockOf = ({ pool }: OwnDatabase): Promise<Clockwork> =>
  clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) })

const given = (extra: string) => `lead_ids => $2${extra === '' ? '' : `, ${extra}`}`

/** What the preview says. */
async function previewOf(db: Db, verb: string, leads: string[], extra = '') {
  const { rows } = await db.query<{ doable: number; reasons: Reason[] | null }>(
    `select doable, (select jsonb_agg(jsonb_build_object('why', its.why, 'leads', its.lead_count)) from unnest(reasons) as its) as reasons
     from pipeline.preview_bulk_act($1, ${given(extra)})`,
    [verb, leads],
  )
  const { doable, reasons } = only(rows)
  return { doable, reasons: sorted(reasons ?? []) }
}

async function start(db: Db, verb: string, leads: string[], extra = ''): Promise<string> {
  const call = `select id from pipeline.start_bulk_act($1, 'many at once', ${given(extra)})`
  return only((await db.query<{ id: string }>(call, [verb, leads])).rows).id
}

/** What became of an act, in the words of the preview. */
async function becameOf(db: Db, act: string) {
  const { rows } = await db.query<Reason & { outcome: string }>(
    `select outcome, why, count(*)::integer as leads from pipeline.bulk_act_leads where act_id = $1 group by outcome, why`,
    [act],
  )
  const done = rows.find(({ outcome }) => outcome === 'done')?.leads ?? 0
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  return { doable: done, reasons: sorted(refused.map(({ why, leads }) => ({ why, leads }))) }
}

const sorted = (reasons: Reason[]) => reasons.toSorted((one, other) => one.why.localeCompare(other.why))

async function actOf(db: Db, act: string) {
  return only((await db.query('select * from pipeline.bulk_acts where id = $1', [act])).rows)
}

bulkStory('the preview of each verb says what then happens', async ({ database: { db }, time: _ }) => {
  const leads = []
  for (const stage of [
    'NEW_LEAD',
    'AI_CONVERSATION',
    'OFFER_MADE',
    'RETRY_1',
    'OFFER_ACCEPTED',
    'DEAD_LEAD',
  ]) {
    leads.push(await aLeadAt(db, stage))
  }
  leads.push(await aLead(db))
  await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [leads[1]])
  await db.query(
    `select pipeline.suppress_number(vendor_phone, 'a neighbour') from pipeline.vendor_leads where id = $1`,
    [leads[4]],
  )
  const acts = [
    ['move', `to_stage => 'OFFER_MADE'`],
    ['move', `to_stage => 'RETRY_2'`],
    ['run_agent', ''],
    ['replay_runs', ''],
    ['send_template', `template => 'retry_1'`],
    ['move_timer', `at_time => '2026-03-05 10:00Z'`],
    ['hold', ''],
    ['hold', `at_time => '2026-03-05 10:00Z'`],
    ['release', ''],
    ['suppress', ''],
    ['mark_opted_out', ''],
    ['move', `to_stage => 'DEAD_LEAD'`],
    ['archive', ''],
    ['unarchive', ''],
    ['reactivate', ''],
  ] as const
  for (const [verb, extra] of acts) {
    const foreseen = await previewOf(db, verb, leads, extra)
    const act = await start(db, verb, leads, extra)
    // Nothing else comes in between: only the act itself is done.
    while ((await actOf(db, act)).status === 'running') {
      await db.query('select pipeline_private.run_bulk_act($1)', [act])
    }
    expect({ verb, extra, ...(await becameOf(db, act)) }).toEqual({ verb, extra, ...foreseen })
  }
})

bulkStory(
  'an act is done in the name of who asked, and taken back lead by lead',
  async ({ database, time }) => {
    const { db, pool } = database
    const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
    const { rows } = await asUser(database, 'sam@example.com', 'operator', async (client) =>
      client.query(
        `select id from pipeline.start_bulk_act('move', 'time to ask again', lead_ids => $1, to_stage => 'RETRY_2')`,
        [leads],
      ),
    )
    const act = only(rows).id
    await time.settle()
    expect(await actOf(db, act)).toMatchObject({ status: 'finished', done: 3, asked_by: 'sam@example.com' })
    const { rows: moves } = await db.query(
      `select distinct actor_kind, actor, reason from pipeline.pipeline_events where event_type = 'stage_change' and to_stage = 'RETRY_2'`,
    )
    expect(moves).toEqual([{ actor_kind: 'user', actor: 'sam@example.com', reason: 'time to ask again' }])

    await db.query(`select pipeline.request_transition($1, 'RETRY_3')`, [leads[1]])
    const { rows: foreseen } = await db.query(
      'select doable, refused from pipeline.preview_undo_of_bulk_act($1)',
      [act],
    )
    expect(foreseen).toEqual([{ doable: 2, refused: 1 }])
    const undo = only(
      (await db.query(`select id from pipeline.undo_bulk_act($1, 'wrong list')`, [act])).rows,
    ).id
    await time.settle()
    expect(await becameOf(db, undo)).toEqual({
      doable: 2,
      reasons: [{ why: 'it has moved on since', leads: 1 }],
    })
    expect(await Promise.all(leads.map((lead) => stageOf(db, lead)))).toEqual([
      'RETRY_1',
      'RETRY_3',
      'RETRY_1',
    ])
    expect(await actOf(db, act)).toMatchObject({ done: 3, undone: 2 })
    await expect(db.query(`select pipeline.undo_bulk_act($1, 'x')`, [undo])).rejects.toMatchObject({
      code: 'VL017',
    })

    const worker = await pool.connect()
    await worker.query(`set session authorization pipeline_worker`)
    await worker.query(
      `select set_config('pipeline.actor_kind', 'user', false), set_config('pipeline.actor', 'sam@example.com', false)`,
    )
    const { rows: actor } = await worker.query('select kind, name from pipeline_private.actor()')
    expect(only(actor)).toMatchObject({ kind: 'worker' })
    await worker.query('reset session authorization')
    worker.release(true)
  },
)

bulkStory(
  'who has lost the right meanwhile is refused; who asks twice has it done once',
  async ({ database, time }) => {
    const { db } = database
    const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
    const call = `select id, matched from pipeline.start_bulk_act('hold', 'holiday', lead_ids => $1, act_id => 'a0000000-0000-7000-8000-000000000001')`
    const first = await asUser(database, 'sam@example.com', 'operator', (client) =>
      client.query(call, [leads]),
    )
    const again = await asUser(database, 'sam@example.com', 'operator', (client) =>
      client.query(call, [leads]),
    )
    expect(again.rows).toEqual(first.rows)

    const other = call.replace('001', '002')
    const [one, two] = [await database.pool.connect(), await database.pool.connect()]
    await one.query('begin')
    const began = await one.query(other, [[]])
    const atOnce = two.query(other, [[]])
    await untilWaiting(database.pool, 1)
    await one.query('commit')
    expect((await atOnce).rows).toEqual(began.rows)
    for (const client of [one, two]) client.release()

    await db.query(`select pipeline.set_user_role('sam@example.com', 'viewer')`)
    await time.settle()
    expect(await becameOf(db, only(first.rows).id)).toEqual({
      doable: 0,
      reasons: [{ why: 'sam@example.com may not do this any more', leads: 2 }],
    })
    await expect(
      asUser(database, 'sam@example.com', 'viewer', (client) => client.query(call, [leads])),
    ).rejects.toMatchObject({ code: '42501' })
  },
)

bulkStory(
  'leads of one number are one conversation: held, released and texted once',
  async ({ database: { db }, time }) => {
    const phone = aPhone()
    const leads = [
      await aLeadAt(db, 'RETRY_1', { vendor_phone: phone }),
      await aLeadAt(db, 'RETRY_1', { vendor_phone: phone }),
    ]
    await time.settle()
    const held = await start(db, 'hold', leads)
    await time.settle()
    expect(await becameOf(db, held)).toEqual({ doable: 2, reasons: [] })
    await db.query(`select pipeline.undo_bulk_act($1, 'wrong list')`, [held])
    await time.settle()
    const { rows } = await db.query(
      'select count(*)::integer as held from pipeline.vendor_leads where held_at is not null',
    )
    expect({ ...only(rows), ...(await actOf(db, held)) }).toMatchObject({ held: 0, undone: 2 })

    const texted = await start(db, 'send_template', leads, `template => 'retry_2'`)
    await time.settle()
    expect(await actOf(db, texted)).toMatchObject({ done: 1, refused: 1 })
    const { rows: texts } = await db.query(
      `select status, scheduled_for is not null as has_time from pipeline.lead_messages where author = 'person'`,
    )
    expect(texts).toEqual([{ status: 'queued', has_time: true }])
    await db.query(`select pipeline.undo_bulk_act($1, 'not yet')`, [texted])
    await time.settle()
    expect(await actOf(db, texted)).toMatchObject({ undone: 1 })
  },
)

bulkStory(
  'an act goes round a lead that somebody has locked, stands when it is told to, and goes on',
  async ({ database: { db, pool }, time }) => {
    const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
    const act = await start(db, 'move', leads, `to_stage => 'RETRY_2'`)
    await db.query('select pipeline.pause_bulk_act($1)', [act])
    await time.settle()
    expect(await actOf(db, act)).toMatchObject({ status: 'paused', done: 0 })
    // A colleague moves one of them in between, and another has one open for long.
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [leads[1]])
    const colleague = await pool.connect()
    await colleague.query('begin')
    await colleague.query('select from pipeline.vendor_leads where id = $1 for update', [leads[0]])
    await db.query('select pipeline.resume_bulk_act($1)', [act])
    for (let settled = 0; settled < 2; ) {
      await db.query('select pipeline_private.run_bulk_act($1)', [act])
      const { done, refused } = await actOf(db, act)
      settled = done + refused
    }
    expect(await actOf(db, act)).toMatchObject({ status: 'running', done: 1, refused: 1 })
    await colleague.query('rollback')
    colleague.release()
    await db.query('select pipeline_private.run_bulk_act($1)', [act])
    expect(await actOf(db, act)).toMatchObject({ status: 'finished', done: 2, refused: 1 })
    expect(await Promise.all(leads.map((lead) => stageOf(db, lead)))).toEqual([
      'RETRY_2',
      'DEAD_LEAD',
      'RETRY_2',
    ])

    const cancelled = await start(db, 'hold', leads)
    await db.query('select pipeline.cancel_bulk_act($1)', [cancelled])
    await time.settle()
    expect(await actOf(db, cancelled)).toMatchObject({ status: 'cancelled', done: 0 })
    await expect(db.query('select pipeline.pause_bulk_act($1)', [cancelled])).rejects.toMatchObject({
      code: 'VL040',
    })
  },
)

bulkStory('what the board shows is what is meant', async ({ database: { db } }) => {
  await aLeadAt(db, 'RETRY_1', { source: 'rightmove', property_address: '1 Elm Way, Bath' })
  await aLeadAt(db, 'RETRY_2', { source: 'rightmove', property_address: '2 Elm Way, Bath' })
  await aLeadAt(db, 'RETRY_1', { property_address: '3 Elm Way, Bath' })
  const matched = async (filter: string) =>
    only((await db.query(`select matched from pipeline.preview_bulk_act('hold', ${filter})`)).rows).matched
  expect(await matched(`search => 'elm way'`)).toBe(3)
  expect(await matched(`search => 'elm way', source => 'rightmove'`)).toBe(2)
  expect(await matched(`source => 'rightmove', stages => '{RETRY_1}'`)).toBe(1)
  expect(await matched(`turn => 'us', stages => '{RETRY_1}'`)).toBe(0)
  expect(await matched(`owner => 'nobody'`)).toBe(0)
  await aColleague(db, 'eve', 'viewer')
  for (const [wrong, code] of [
    [`'move'`, 'VL018'],
    [`'move', to_stage => 'NOWHERE'`, 'VL018'],
    [`'send_template', template => 'nothing'`, 'VL018'],
    [`'hold', at_time => '2001-01-01'`, 'VL018'],
    [`'move_timer'`, 'VL018'],
    [`'move_timer', at_time => '2001-01-01'`, 'VL018'],
    [`'move_timer', at_time => '-infinity'`, 'VL018'],
    [`'assign', assignee => 'nobody'`, 'VL031'],
    [`'assign', assignee => 'eve'`, 'VL031'],
    [`'undo'`, 'VL018'],
  ]) {
    await expect(db.query(`select pipeline.preview_bulk_act(${wrong})`)).rejects.toMatchObject({ code })
  }
})

bulkStory('an act of more leads than somebody saw does not begin', async ({ database: { db } }) => {
  await Promise.all(Array.from({ length: 13 }, () => aLead(db, { source: 'rightmove' })))
  const start = (expected: number) =>
    db.query(
      `select matched from pipeline.start_bulk_act('hold', 'many at once', source => 'rightmove', expected => $1)`,
      [expected],
    )
  await expect(start(2)).rejects.toMatchObject({
    code: 'VL041',
    detail: JSON.stringify({ matched: 13, expected: 2 }).replaceAll(/([:,])/g, '$1 '),
  })
  expect((await db.query('select from pipeline.bulk_acts')).rowCount).toBe(0)
  expect(only((await start(3)).rows)).toEqual({ matched: 13 })
  expect(only((await start(2 ** 31 - 1)).rows)).toEqual({ matched: 13 })
})

/** Signed in as this user, as the web process signs people in. */
async function asUser<Answer>(
  { pool, db }: OwnDatabase,
  name: string,
  role: 'viewer' | 'operator',
  act: (client: Db) => Promise<Answer>,
): Promise<Answer> {
  const { rows } = await db.query('select id from pipeline_private.users where name = $1', [name])
  const id = rows[0]?.id ?? (await addUser(db, { name, role, passwordHash: '$argon2id$nobody knows it' }))
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local role pipeline_${role}`)
    await client.query(
      `select set_config('pipeline.actor_kind', 'user', true), set_config('pipeline.actor', $1, true), set_config('pipeline.user_id', $2, true)`,
      [name, id],
    )
    const answer = await act(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
