import { expect } from 'vitest'
import { checkFacebook } from '../../src/lead_sources/facebook/check_facebook.ts'
import { pollForms } from '../../src/lead_sources/facebook/poll_forms.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aPhone, only } from '../support/leads.ts'
import type { FakeLead } from './fake_graph.ts'
import { codeOf, leadStory } from './lead_story.ts'

let ids = 9_223_372_036_854_775_000n

const aFormOf = (fields: Record<string, string> = {}, more: Partial<FakeLead> = {}): FakeLead => {
  ids += 1n
  return {
    ...{ id: String(ids), form: '984000000000000321', createdAt: new Date('2026-06-01T09:00:00+01:00') },
    fields: { full_name: 'Ada Pole', phone_number: aPhone(), post_code: 'BS6 5QA', ...fields },
    ...more,
  }
}

const leads = `select vendor_phone, source, external_ref, vendor_name from pipeline.vendor_leads order by external_ref`
const verdicts =
  'select verdict, count(*)::integer from pipeline.webhook_deliveries group by verdict order by verdict'
const openAlerts = `select type, severity, scope from pipeline.alerts where resolved_at is null`

leadStory('Facebook is told that it is us', async ({ server, graph }) => {
  const ask = (query: Record<string, string>) =>
    fetch(`${server.address}/webhooks/facebook?${new URLSearchParams(query)}`)
  const right = {
    'hub.mode': 'subscribe',
    'hub.challenge': '1158201444',
    'hub.verify_token': graph.settings.verifyToken,
  }
  const answer = await ask(right)
  expect([answer.status, await answer.text()]).toEqual([200, '1158201444'])
  for (const wrong of [
    { 'hub.verify_token': 'a guess' },
    { 'hub.mode': 'x' },
    { 'hub.challenge': '<script>' },
  ]) {
    expect((await ask({ ...right, ...wrong })).status).toBe(403)
  }
  expect((await ask({})).status).toBe(403)
})

leadStory(
  'what somebody wrote in a form is fetched and becomes their lead, once',
  async ({ database: { db }, server, graph, time }) => {
    const [ada, zoe] = [aFormOf(), aFormOf({ full_name: 'Zoë Brown' })]
    const body = graph.eventOf(zoe, ada)
    expect((await graph.bring(server.address, body)).status).toBe(200)
    expect((await graph.bring(server.address, body)).status).toBe(200)
    await time.settle()
    expect((await db.query(leads)).rows).toEqual(
      [ada, zoe].map(({ id, fields }) => ({
        ...{ source: 'facebook', external_ref: id },
        ...{ vendor_phone: fields.phone_number, vendor_name: fields.full_name },
      })),
    )
    expect((await db.query(verdicts)).rows).toEqual([
      { verdict: 'duplicate', count: 2 },
      { verdict: 'taken', count: 2 },
    ])
    expect(graph.asked).toHaveLength(2)
    expect(server.logged()).not.toContain(graph.settings.pageAccessToken)
  },
)

leadStory(
  'whoever is not Facebook leaves nothing, and what is no lead is no matter',
  async ({ database: { db }, server, graph }) => {
    const body = graph.eventOf(aFormOf())
    const forged = await graph.bring(server.address, body, 'another secret')
    expect([forged.status, await codeOf(forged)]).toEqual([401, 'BAD_SIGNATURE'])
    const broken = await graph.bring(server.address, body.slice(0, 60))
    expect([broken.status, await codeOf(broken)]).toEqual([400, 'NOT_JSON'])
    const others = [
      '{"object":"page","entry":[{"id":"1","changes":[{"field":"feed","value":{"item":"like"}}]}]}',
      '{"object":"page","entry":[{"id":"1","changes":[{"field":"leadgen","value":{}}]},null,{"messaging":[]}]}',
      '{"object":"page"}',
    ]
    for (const other of others) expect((await graph.bring(server.address, other)).status).toBe(200)
    expect((await db.query('select from pipeline.webhook_deliveries')).rows).toEqual([])
  },
)

leadStory(
  'of a thousand changes at once each good one is kept, once',
  async ({ database: { db }, server, graph }) => {
    const many = Array.from({ length: 996 }, () => aFormOf())
    const odd = ['null', '{"field":"leadgen","value":{"leadgen_id":{"a":1}}}']
    const [first = ''] = many.map(({ id }) => `{"field":"leadgen","value":{"leadgen_id":${id}}}`)
    const body = graph.eventOf(...many).replace('"changes":[', `"changes":[${[...odd, first].join(',')},`)
    expect((await graph.bring(server.address, body)).status).toBe(200)
    expect((await db.query(verdicts)).rows).toEqual([
      { verdict: 'duplicate', count: 1 },
      { verdict: 'waiting', count: 996 },
    ])
    expect(server.logged()).toContain('"unread":1')
  },
)

leadStory(
  'a lead that Facebook does not name is for a person, and keeps no other waiting',
  async ({ database: { db }, server, graph, time }) => {
    for (const id of ['0', 'n/a', ' ']) {
      await graph.bring(server.address, graph.eventOf(aFormOf({}, { id: JSON.stringify(id) })))
    }
    await graph.bring(server.address, graph.eventOf(aFormOf()))
    await time.settle()
    expect((await db.query(verdicts)).rows).toEqual([
      { verdict: 'refused', count: 3 },
      { verdict: 'taken', count: 1 },
    ])
    expect((await db.query(openAlerts)).rows).toEqual([])
  },
)

leadStory(
  'while Facebook wants to be left alone or lets us not in, its leads wait',
  async ({ database: { db }, server, graph, time }) => {
    const many = Array.from({ length: 30 }, () => aFormOf())
    graph.mode = 'busy'
    await graph.bring(server.address, graph.eventOf(...many))
    await time.settle()
    const askedWhileBusy = graph.asked.length
    expect(askedWhileBusy).toBeLessThan(30)
    expect((await db.query(openAlerts)).rows).toEqual([])
    await time.pass('6 minutes')
    expect(graph.asked).toHaveLength(askedWhileBusy)

    graph.mode = 'no_token'
    await time.pass('5 minutes')
    expect((await db.query(openAlerts)).rows).toEqual([
      { type: 'LEAD_SOURCE_DOWN', severity: 'HIGH', scope: 'facebook' },
    ])
    expect((await db.query(verdicts)).rows).toEqual([{ verdict: 'waiting', count: 30 }])

    graph.mode = 'well'
    await time.pass('20 minutes')
    expect((await db.query(verdicts)).rows).toEqual([{ verdict: 'taken', count: 30 }])
    expect((await db.query(openAlerts)).rows).toEqual([])
  },
)

leadStory(
  'a lead that we may not see keeps no other waiting: somebody has a day to give us the right, then a person looks for it',
  async ({ database: { db }, server, graph, time }) => {
    const [lost, late, good] = [aFormOf(), aFormOf(), aFormOf()]
    for (const { id } of [lost, late]) graph.hidden.add(id)
    await graph.bring(server.address, graph.eventOf(lost, late))
    await time.pass('1 minute')
    await graph.bring(server.address, graph.eventOf(good))
    await time.settle()
    expect((await db.query(leads)).rows.map((row) => row.external_ref)).toEqual([good.id])
    await time.pass('1 hour')
    expect((await db.query(openAlerts)).rows).toEqual([])
    graph.hidden.delete(late.id)
    await time.pass('24 hours')
    expect((await db.query(leads)).rows.map((row) => row.external_ref)).toEqual([late.id, good.id])
    const asked = await db.query(
      `select detail ->> 'reference' as reference from pipeline.review_items where kind = 'lead_not_read'`,
    )
    expect(asked.rows).toEqual([{ reference: lost.id }])
    expect(graph.asked.filter((path) => path === lost.id).length).toBeLessThan(170)
  },
)

leadStory.for(['broken', 'half', 'other'] as const)(
  'an answer that is none (%s) is asked for again',
  async (mode, { database: { db }, server, graph, time }) => {
    graph.mode = mode
    await graph.bring(server.address, graph.eventOf(aFormOf()))
    await time.pass('1 minute')
    expect((await db.query(verdicts)).rows).toEqual([{ verdict: 'waiting', count: 1 }])
    graph.mode = 'well'
    await time.pass('5 minutes')
    expect((await db.query(verdicts)).rows).toEqual([{ verdict: 'taken', count: 1 }])
  },
)

leadStory(
  'a lead that Facebook does not give is for a person to look for',
  async ({ database: { db }, server, graph, time }) => {
    const lead = aFormOf()
    await graph.bring(server.address, graph.eventOf(lead))
    graph.leads.delete(lead.id)
    await time.settle()
    const { rows } = await db.query(
      `select kind, detail ->> 'reference' as reference from pipeline.review_items`,
    )
    expect(rows).toEqual([{ kind: 'lead_not_read', reference: lead.id }])

    await db.query(
      `select pipeline.read_delivery_again(id, 'found in the Leads Centre', '{"vendor_phone": "07700 900123", "vendor_name": "Ada Pole"}')
       from pipeline.webhook_deliveries`,
    )
    await time.settle()
    expect((await db.query(leads)).rows).toEqual([
      { vendor_phone: '+447700900123', source: 'facebook', external_ref: lead.id, vendor_name: 'Ada Pole' },
    ])
    const open = await db.query(
      'select from pipeline.review_items where resolved_at is null and vendor_lead_id is null',
    )
    expect(open.rows).toEqual([])
  },
)

leadStory(
  'what Facebook did not tell us of is found by asking its forms',
  async ({ database: { db, pool }, server, graph, time }) => {
    const told = aFormOf()
    await graph.bring(server.address, graph.eventOf(told))
    await time.settle()
    await time.pass('30 minutes')
    const createdAt = new Date('2026-06-01T09:20:00+01:00')
    const untold = Array.from({ length: 5 }, () => aFormOf({}, { createdAt }))
    for (const lead of [...untold, aFormOf({}, { createdAt: new Date('2026-05-01T00:00:00Z') })])
      graph.leads.set(lead.id, lead)

    const workers = workersPoolOf(pool)
    graph.mode = 'no_token'
    expect(await pollForms(workers, graph.settings)).toBe(0)
    graph.mode = 'well'
    expect(await pollForms(workers, graph.settings)).toBe(0) // it is left alone for a while
    await time.pass('20 minutes')
    expect(await pollForms(workers, graph.settings)).toBe(5)
    expect(await pollForms(workers, graph.settings)).toBe(0)
    await time.settle()
    await workers.end()
    expect((await db.query(leads)).rows.map((row) => row.external_ref)).toEqual(
      [told, ...untold].map(({ id }) => id),
    )
    expect((await db.query(openAlerts)).rows).toEqual([])
  },
)

leadStory(
  'each form has questions of its own, and a tick is a consent',
  async ({ database: { db }, server, graph, time }) => {
    const form = '984000000000000999'
    await db.query(
      `update pipeline.lead_sources
     set consent_is_given = false, consent_wording = 'I agree that Homestead Buyers may text me',
       consent_path = '$.custom_disclaimer_responses[*] ? (@.checkbox_key == "texts" && @.is_checked == "1")',
       form_fact_paths = jsonb_build_object($1::text, jsonb_build_object(
         'asking_price', '$.field_data[*] ? (@.name == "what_would_you_like_for_it?").values[*]'
       ))
     where source = 'facebook'`,
      [form],
    )
    const price = { 'what_would_you_like_for_it?': 'about 185k' }
    const ticked = aFormOf(price, { form, ticked: ['texts'] })
    const other = aFormOf({ ...price, post_code: 'LS6 2AB' })
    await graph.bring(server.address, graph.eventOf(ticked, other))
    await time.settle()
    const { rows } = await db.query(
      `select leads.external_ref, leads.asking_price, consents.wording, consents.given_at::date::text as given_on
     from pipeline.vendor_leads as leads left join pipeline.consents as consents on consents.vendor_lead_id = leads.id
     order by leads.external_ref`,
    )
    expect(rows).toMatchObject([
      {
        external_ref: ticked.id,
        asking_price: '185000.00',
        wording: 'I agree that Homestead Buyers may text me',
      },
      { external_ref: other.id, asking_price: null },
    ])
  },
)

leadStory('a test lead is kept, and nobody is texted', async ({ database: { db }, server, graph, time }) => {
  const lead = aFormOf({
    full_name: '<test lead: dummy data for full_name>',
    phone_number: '<test lead: dummy data for phone_number>',
  })
  await graph.bring(server.address, graph.eventOf(lead))
  await time.settle()
  expect((await db.query(verdicts)).rows).toEqual([{ verdict: 'test', count: 1 }])
  expect((await db.query(leads)).rows).toEqual([])
  expect((await db.query('select from pipeline.review_items')).rows).toEqual([])
})

leadStory('doctor asks Facebook who we are', async ({ graph }) => {
  expect(only(await checkFacebook(graph.settings))).toMatchObject({ level: 'ok' })
  graph.mode = 'no_token'
  expect(only(await checkFacebook(graph.settings))).toMatchObject({ level: 'failure' })
})
