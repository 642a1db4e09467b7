import { expect } from 'vitest'
import { disableUser } from '../../db/access/users.ts'
import { eagerAgents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { leadWithAnOffer, vendorSays } from '../support/conversation.ts'
import { aLeadAt, only } from '../support/leads.ts'
import { storyOfWaits as story } from '../support/waits.ts'
import { aPerson, aQuestion } from './people.ts'

const startAt = '2026-06-01T09:00:00+01:00'
const assign = 'select from pipeline.assign_review_item($1, $2)'

story('whoever is given a question is told, once, and by nobody but others', async ({ database }) => {
  const { pool, db } = database
  const [sam, kim] = [await aPerson(pool, 'sam'), await aPerson(pool, 'kim')]
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const [first, second] = [await aQuestion(db, lead, 'a'), await aQuestion(db, lead, 'b')]

  await kim.does(assign, [first, 'sam'])
  await kim.does(assign, [first, 'sam'])
  await sam.does(assign, [second, null])
  expect(await sam.notices()).toEqual(['item_assigned 1 kim'])
  expect(await kim.notices()).toEqual([])

  await kim.does('select from pipeline.unassign_review_item($1)', [first])
  await kim.does(assign, [first, 'sam'])
  expect(await sam.notices()).toEqual(['item_assigned 2 kim'])

  expect(await sam.does('select pipeline.read_notices(item_id => $1) as read', [first])).toEqual([
    { read: 1 },
  ])
  expect(await sam.does('select pipeline.read_notices() as read')).toEqual([{ read: 0 }])
  await kim.does('select from pipeline.unassign_review_item($1)', [first])
  await db.query(assign, [first, 'sam'])
  expect((await sam.notices()).map((notice) => notice.replace(/postgres.*/, 'psql'))).toEqual([
    'item_assigned 1 psql',
    'item_assigned 2 kim',
  ])
})

story('whoever is given a lead to look after by somebody else is told', async ({ database }) => {
  const { pool, db } = database
  const [sam, kim] = [await aPerson(pool, 'sam'), await aPerson(pool, 'kim')]
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const own = 'insert into pipeline.lead_owners (vendor_lead_id, owner, assigned_by) values ($1, $2, $3)'
  await db.query(own, [lead, 'sam', 'kim'])
  expect(await sam.notices()).toHaveLength(1)
  expect(await kim.notices()).toEqual([])
})

story(
  'whoever leads a conversation is told of the texts of its vendor: one notice, which counts',
  async ({ database }) => {
    const { pool, db } = database
    const [sam, kim] = [await aPerson(pool, 'sam'), await aPerson(pool, 'kim')]
    const time = await clockwork(pool, { startAt, agents: eagerAgents })
    const [lead, other] = [await leadWithAnOffer(db, time), await leadWithAnOffer(db, time)]
    await sam.does('select from pipeline.take_over_lead($1)', [lead])

    for (const body of ['Hello?', 'Are you there?', 'I need to know']) await vendorSays(db, lead, body, time)
    await vendorSays(db, other, 'And me?', time)
    expect(await sam.notices()).toEqual(['vendor_answered 3 -'])
    expect(await kim.notices()).toEqual([])
    const { rows } = await db.query(
      'select body from pipeline.notices join pipeline.lead_messages as texts on texts.id = notices.message_id',
    )
    expect(rows).toEqual([{ body: 'I need to know' }])

    await sam.does('select from pipeline.hand_back_lead($1)', [lead])
    await vendorSays(db, lead, 'Thank you', time)
    expect(await sam.notices()).toEqual(['vendor_answered 3 -'])
  },
)

story(
  'of a lead that is overdue hears whoever looks after it, and whoever has a question about it, each once',
  async ({ database }) => {
    const { pool, db } = database
    const [sam, kim, ann] = [
      await aPerson(pool, 'sam'),
      await aPerson(pool, 'kim'),
      await aPerson(pool, 'ann'),
    ]
    const time = await clockwork(pool, { startAt, agents: eagerAgents })
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const own = `insert into pipeline.lead_owners (vendor_lead_id, owner, assigned_by) values ($1, 'sam', 'sam')`
    await db.query(own, [lead])
    const questions = [await aQuestion(db, lead, 'a'), await aQuestion(db, lead, 'b')]
    for (const question of questions) await kim.does(assign, [question, 'kim'])
    await sam.does('select pipeline.read_notices()')

    await time.pass('73 hours')
    expect((await sam.notices())[0]).toBe('overdue 1 -')
    expect(await kim.notices()).toEqual(['overdue 1 -'])
    expect(await ann.notices()).toEqual([])
  },
)

story('whoever has left is told nothing', async ({ database }) => {
  const { pool, db } = database
  const [sam, kim] = [await aPerson(pool, 'sam'), await aPerson(pool, 'kim')]
  const time = await clockwork(pool, { startAt, agents: eagerAgents })
  const lead = await leadWithAnOffer(db, time)
  const question = await aQuestion(db, lead)
  await sam.does('select from pipeline.take_over_lead($1)', [lead])
  await kim.does(assign, [question, 'sam'])
  await disableUser(db, 'sam')
  await vendorSays(db, lead, 'Hello?', time)
  await time.pass('5 days')
  expect((await db.query('select cause from pipeline.notices')).rows).toEqual([{ cause: 'item_assigned' }])
})

story('what a person was told nobody else reads, and it goes after 90 days', async ({ database }) => {
  const { pool, db } = database
  const [sam, boss] = [await aPerson(pool, 'sam@example.com'), await aPerson(pool, 'boss', 'admin')]
  const time = await clockwork(pool, { startAt, agents: eagerAgents })
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await sam.does(`select pipeline.choose_notices(email_causes => '{item_assigned}')`)
  await boss.does(assign, [await aQuestion(db, lead), 'sam@example.com'])
  await db.query('insert into pipeline.alert_channel_states (channel, user_id) values ($1, $2)', [
    'email',
    sam.id,
  ])

  const seen = `select
    (select count(*)::int from pipeline.notices) as notices,
    (select count(*)::int from pipeline.alert_deliveries) as deliveries,
    (select count(*)::int from pipeline.alert_channel_states) as ways`
  expect(await sam.does(seen)).toEqual([{ notices: 1, deliveries: 1, ways: 1 }])
  expect(await boss.does(seen)).toEqual([{ notices: 0, deliveries: 0, ways: 0 }])
  await expect(boss.does('select from pipeline_private.notice_settings')).rejects.toThrow('permission denied')
  const { id } = only((await db.query('select id from pipeline.notices')).rows)
  expect(await boss.does('select pipeline.read_notices(array[$1::uuid]) as read', [id])).toEqual([
    { read: 0 },
  ])

  await time.pass('89 days')
  await db.query('select pipeline_private.remove_old_notices()')
  expect(await sam.notices()).toHaveLength(1)
  await time.pass('2 days')
  await db.query('select pipeline_private.remove_old_notices()')
  expect(await sam.notices()).toEqual([])
})
