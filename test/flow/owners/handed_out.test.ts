import { expect } from 'vitest'
import { disableUser, enableUser, setUserRole } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, aLeadAt, aPhone, facts, only } from '../../support/leads.ts'
import { colleagues, ownerOf, ownersOf } from '../../support/owners.ts'

const rule = (db: Db, stage: string, owner: string, source: string | null = null) =>
  db.query('select from pipeline.add_owner_rule($1, $2, $3)', [stage, owner, source])
const move = (db: Db, lead: string, stage: string) =>
  db.query('select from pipeline.request_transition($1, $2)', [lead, stage])

async function newOwners(db: Db, count: number, source = 'manual'): Promise<(string | undefined)[]> {
  const owners: (string | undefined)[] = []
  for (let nth = 0; nth < count; nth += 1) owners.push(await ownerOf(db, await aLead(db, { source })))
  return owners
}

story(
  'new leads are handed out in turn, those of a source to its own people',
  async ({ database: { db } }) => {
    await colleagues(db, 'ann', 'bob', 'carl')
    await expect(newOwners(db, 1)).resolves.toEqual([undefined])
    await rule(db, 'NEW_LEAD', 'ann')
    await rule(db, 'NEW_LEAD', 'bob')
    await rule(db, 'NEW_LEAD', 'carl', 'facebook')
    expect(await newOwners(db, 4)).toEqual(['ann', 'bob', 'ann', 'bob'])
    expect(await newOwners(db, 2, 'facebook')).toEqual(['carl', 'carl'])
    expect(await newOwners(db, 1)).toEqual(['ann'])

    // Who is away is passed over, by their colleagues of all sources where they were the only one.
    await db.query(`select from pipeline.say_away(user_name => 'carl')`)
    await db.query(`select from pipeline.say_away(pipeline.now() + interval '1 hour', 'bob')`)
    expect(await newOwners(db, 2, 'facebook')).toEqual(['ann', 'ann'])
    await db.query(`select pipeline.say_back('bob')`)
    expect((await newOwners(db, 4)).toSorted()).toEqual(['ann', 'ann', 'bob', 'bob'])
    await disableUser(db, 'ann')
    await setUserRole(db, 'bob', 'viewer')
    expect(await newOwners(db, 1)).toEqual([undefined])
    await enableUser(db, 'ann')
    expect(await newOwners(db, 1)).toEqual(['ann'])

    const { rows } = await db.query(
      `select actor_kind, metadata from pipeline.pipeline_events where event_type = 'lead_assigned' order by id limit 1`,
    )
    expect(rows).toMatchObject([{ metadata: { owner: 'ann', ownerBefore: null, byRules: true } }])
  },
)

story(
  'leads that come while everybody is away go in turn to whoever is back, but for those that somebody took or that have ended',
  async ({ database: { pool, db } }) => {
    await colleagues(db, 'ann', 'bob')
    await rule(db, 'NEW_LEAD', 'ann')
    await rule(db, 'NEW_LEAD', 'bob')
    await db.query(`select from pipeline.say_away(user_name => 'ann')`)
    await db.query(`select from pipeline.say_away(pipeline.now() + interval '1 minute', 'bob')`)
    const [first, second, taken, dead] = [await aLead(db), await aLead(db), await aLead(db), await aLead(db)]
    const unowned = async () => {
      const { rows } = await db.query<{ count: number }>(
        `select sum(lead_count)::integer as count from pipeline.stage_board(owner => '')`,
      )
      return only(rows).count
    }
    expect(await unowned()).toBe(4)
    await db.query(`select from pipeline.assign_lead($1, 'bob')`, [taken])
    await db.query(`select from pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [dead])
    expect(await unowned()).toBe(2)
    const found = await db.query(`select vendor_lead_id from pipeline_private.leads_without_taker order by 1`)
    expect(found.rows).toHaveLength(4)

    await db.query(`select pipeline.say_back('ann')`)
    expect(await ownersOf(db, [first, second, taken, dead])).toEqual(['ann', 'ann', 'bob', undefined])
    expect(await unowned()).toBe(0)

    // An absence that ends by itself: the next look finds who is there.
    await db.query(`select from pipeline.say_away(user_name => 'ann')`)
    const third = await aLead(db)
    expect(await ownerOf(db, third)).toBeUndefined()
    await pool.query(`update pipeline.absences set until = pipeline.now() where user_name = 'bob'`)
    await pool.query('select from pipeline_private.run_self_check(false)')
    expect(await ownerOf(db, third)).toBe('bob')
    expect((await db.query('select from pipeline_private.leads_without_taker')).rows).toEqual([])
  },
)

story('nobody gets more than their turn when many leads come at once', async ({ database: { pool, db } }) => {
  await colleagues(db, 'ann', 'bob', 'carl')
  for (const owner of ['ann', 'bob', 'carl']) await rule(db, 'NEW_LEAD', owner)
  await rule(db, 'NEW_LEAD', 'ann', 'facebook')
  await rule(db, 'NEW_LEAD', 'carl', 'facebook')
  const bulk = (source: string, count: number) =>
    pool.query('insert into pipeline.vendor_leads (vendor_phone, source) select unnest($2::text[]), $1', [
      source,
      Array.from({ length: count }, aPhone),
    ])
  await Promise.all(
    Array.from({ length: 24 }, (_, nth) =>
      bulk(nth % 2 === 0 ? 'facebook' : 'webhook', nth % 3 === 0 ? 7 : 1),
    ),
  )
  const { rows } = await db.query(
    `select leads.source, owners.owner, count(*)::integer as leads
     from pipeline.vendor_leads as leads left join pipeline.lead_owners as owners on owners.vendor_lead_id = leads.id
     group by leads.source, owners.owner order by 1, 2`,
  )
  expect(rows).toEqual([
    { source: 'facebook', owner: 'ann', leads: 18 },
    { source: 'facebook', owner: 'carl', leads: 18 },
    ...['ann', 'bob', 'carl'].map((owner) => ({ source: 'webhook', owner, leads: 12 })),
  ])
  expect((await db.query('select from pipeline_private.leads_to_hand_out')).rows).toEqual([])
})

story(
  'a lead that comes to a stage of rules is handed on, unless a person has assigned it',
  async ({ database: { db } }) => {
    await colleagues(db, 'ann', 'bob', 'carl')
    await rule(db, 'NEW_LEAD', 'ann')
    const [byRules, byHand] = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_MADE')]
    await db.query(`select from pipeline.assign_lead($1, 'bob')`, [byHand])
    await rule(db, 'OFFER_ACCEPTED', 'carl')
    for (const lead of [byRules, byHand]) await move(db, lead, 'OFFER_ACCEPTED')
    expect(await ownersOf(db, [byRules, byHand])).toEqual(['carl', 'bob'])

    // Nobody looks after what has ended or was put away.
    const dead = await aLead(db)
    await db.query('select from pipeline.unassign_lead($1)', [dead])
    await db.query(`select from pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [dead])
    expect(await ownerOf(db, dead)).toBeUndefined()
    for (const [stage, owner] of [
      ['DEAD_LEAD', 'ann'],
      ['NEW_LEAD', 'ann'],
    ] as const)
      await expect(rule(db, stage, owner)).rejects.toMatchObject({ code: 'VL018' })
    await expect(rule(db, 'NEW_LEAD', 'nobody')).rejects.toMatchObject({ code: 'VL031' })
  },
)

story('what somebody looked after who is ended is handed out again', async ({ database: { db } }) => {
  await colleagues(db, 'ann', 'bob')
  const [first, second, ended] = [
    await aLead(db),
    await aLeadAt(db, 'OFFER_MADE'),
    await aLeadAt(db, 'DEAD_LEAD'),
  ]
  for (const lead of [first, second, ended])
    await db.query(`select from pipeline.assign_lead($1, 'ann')`, [lead])
  const { rows } = await db.query<{ id: string }>(
    `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`,
    [first],
  )
  await db.query(`select from pipeline.assign_review_item($1, 'ann')`, [only(rows).id])
  await rule(db, 'NEW_LEAD', 'bob')
  await disableUser(db, 'ann')
  expect(await ownersOf(db, [first, second, ended])).toEqual(['bob', 'bob', undefined])
  const told = await db.query(
    `select metadata from pipeline.pipeline_events
     where event_type = 'lead_assigned' and metadata ->> 'ownerBefore' = 'ann' order by vendor_lead_id`,
  )
  expect(told.rows.map(({ metadata }) => metadata)).toEqual([
    ...['bob', 'bob'].map((owner) => ({ owner, ownerBefore: 'ann', byRules: true, hasLeft: true })),
    { owner: null, ownerBefore: 'ann', hasLeft: true },
  ])
  const items = await db.query('select assigned_to from pipeline.review_items where resolved_at is null')
  expect(items.rows).toEqual([{ assigned_to: null }])
})

story('a merged lead keeps its owner, or has that of the other', async ({ database: { db } }) => {
  await colleagues(db, 'ann', 'bob')
  const [kept, dropped, third] = [
    await aLead(db, facts),
    await aLead(db),
    await aLead(db, { vendor_phone: aPhone() }),
  ]
  await db.query(`select from pipeline.assign_lead($1, 'ann')`, [dropped])
  await db.query(`select from pipeline.assign_lead($1, 'bob')`, [third])
  await db.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [kept, dropped])
  expect(await ownerOf(db, kept)).toBe('ann')
  await db.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [kept, third])
  expect(await ownerOf(db, kept)).toBe('ann')
})
