import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { proposalsCompared } from '../../../db/work/proposals.ts'
import { type AgentRequest, agentRequestSchema } from '../../../src/agents/contract/over_http.ts'
import { differencesIn } from '../../../src/cli/agents/differences.ts'
import { isSignedWith } from '../../../src/signature.ts'
import { answer, pour } from '../../faults/rig/outside/fake_server.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, only } from '../../support/leads.ts'

const startAt = '2026-06-01T09:00:00+01:00'
const signingSecret = 'a secret of the stories'
const words = 'the street is quiet'

const thanks = { outcome: 'reply', message: { purpose: 'answer', body: 'Thank you, we read it.' } }
const greed = {
  outcome: 'accept',
  facts: { askingPrice: 1, propertyPostcode: 'B1 1AA' },
  message: { purpose: 'answer', body: 'We pay £900,000, see http://example.com' },
  offer: { amount: 900_000, ceiling: 900_000, basis: {} },
  reason: 'because',
}

/** What each of them does with what it is asked, by its name. */
const manners: Record<string, (response: ServerResponse, asked: AgentRequest) => void> = {
  good: (response) => answer(response, 200, thanks),
  greedy: (response, { conversation }) =>
    answer(response, 200, {
      ...greed,
      readings: conversation
        .filter(({ direction }) => direction === 'inbound')
        .map(({ id }) => ({ messageId: id, intent: 'acceptance', amount: null, confidence: 1 })),
    }),
  deaf: (response) => answer(response, 200, { outcome: 'opt_out' }),
  bold: (response) =>
    answer(response, 200, {
      outcome: 'advance',
      offer: { amount: 152_000, ceiling: 155_000, basis: {} },
      message: { purpose: 'offer', body: 'We offer £152,000' },
    }),
  slow: () => {},
  broken: (response) => answer(response, 500, { error: 'of mine' }),
  refusing: (response) => answer(response, 422, {}),
  garbled: (response) => response.end('<html>Bad gateway</html>'),
  of_another_form: (response) => answer(response, 200, { outcome: 'advance', stage: 'COMPLETED' }),
  endless: pour,
  for_later: (response) => response.writeHead(202).end(),
}

/** Agents at one address, each under a path of its own name, that believe what is signed and nothing else. */
const shadowStory = story.extend('elsewhere', async ({ task: _ }, { onCleanup }) => {
  const asked = new Map<string, AgentRequest[]>()
  const server = createServer(async (request, response) => {
    response.on('error', () => {})
    const body = await buffer(request)
    if (!isSignedWith(signingSecret, body, request.headers['x-signature-256'])) {
      response.writeHead(401).end()
      return
    }
    const name = (request.url ?? '').slice(1)
    const question = agentRequestSchema.parse(JSON.parse(body.toString()))
    asked.set(name, [...(asked.get(name) ?? []), question])
    manners[name]?.(response, question)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onCleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})

const allInTheShadowOf = (db: Db, agent: string, url: string) =>
  db.query(
    `insert into pipeline.agents (agent, title, shadows, transport, endpoint, deadline, writes, may_offer, may_value)
     select named.name, named.name, agents.agent, 'http', $2 || '/' || named.name,
       case named.name when 'slow' then interval '1 second' else '1 minute' end,
       agents.writes, true, true
     from pipeline.agents
     cross join unnest($3::text[]) as named (name)
     where agents.agent = $1`,
    [agent, url, Object.keys(manners)],
  )

/** Of the lead: all that anybody could have done to it. */
async function stateOf(db: Db, lead: string) {
  const { rows } = await db.query(
    `select to_jsonb(leads) - 'version' as lead,
       (select jsonb_agg(to_jsonb(offers) order by offers.round) from pipeline.offers where vendor_lead_id = leads.id) as offers,
       (select jsonb_object_agg(id, agent) from pipeline.agent_runs where vendor_lead_id = leads.id) as runs,
       (select array_agg(body order by text_no) from pipeline.lead_messages
        where vendor_lead_id = leads.id and direction = 'outbound') as texts,
       (select count(*)::integer from pipeline.review_items where vendor_lead_id = leads.id) as reviews
     from pipeline.vendor_leads as leads where id = $1`,
    [lead],
  )
  return only(rows)
}

shadowStory(
  'agents over HTTP in the shadow of another are asked the same; whatever they answer is kept, compared and never acted on',
  async ({ database: { pool, db }, elsewhere }) => {
    const time = await clockwork(pool, {
      startAt,
      agents: readingAgent({ [words]: async () => ({ ...thanks, outcome: 'reply' }) }),
    })
    const lead = await leadWithAnOffer(db, time)
    await allInTheShadowOf(db, 'sms_agent', elsewhere.url)
    const before = await stateOf(db, lead)
    await vendorSays(db, lead, words, time)

    const after = await stateOf(db, lead)
    const run = only(
      (
        await db.query(
          `select id, run_token from pipeline.agent_runs where vendor_lead_id = $1 and not id = any ($2)`,
          [lead, Object.keys(before.runs)],
        )
      ).rows,
    )
    expect(after).toMatchObject({
      offers: before.offers,
      reviews: before.reviews,
      texts: [...before.texts, thanks.message.body],
      lead: { pipeline_stage: 'OFFER_MADE', asking_price: before.lead.asking_price, opted_out_at: null },
    })
    const known = ['property_address', 'property_postcode', 'offer_amount', 'held_at', 'stage_visit']
    for (const fact of known) expect(after.lead[fact]).toEqual(before.lead[fact])

    // All were asked in their own names, and for an answer at once: nothing that they bring later opens anything.
    const { [run.id]: whose, ...earlier } = after.runs
    expect({ whose, earlier }).toEqual({ whose: 'sms_agent', earlier: before.runs })
    expect([...elsewhere.asked.keys()].toSorted()).toEqual(Object.keys(manners).toSorted())
    for (const [name, [question]] of elsewhere.asked) {
      expect(question).toMatchObject({
        agent: name,
        runId: run.id,
        callbackUrl: null,
      })
      expect(question?.conversation.at(-1)?.body).toBe(words)
      const late = `select pipeline_private.answer_agent_run($1, $2, '{"outcome": "opt_out"}') as verdict`
      expect(only((await db.query(late, [run.id, question?.runToken])).rows).verdict).toBe('late')
    }
    expect(await stateOf(db, lead)).toEqual(after)

    const compared = async (name: string) => only(await proposalsCompared(db, name, 10))
    expect(await compared('good')).toMatchObject({ vendorLeadId: lead, proposed: thanks, error: null })
    expect(differencesIn([await compared('good')])).toEqual([])
    expect(
      differencesIn([await compared('greedy'), await compared('deaf')]).map(({ wouldBe }) => wouldBe),
    ).toEqual([
      'accept; askingPrice 1; propertyPostcode B1 1AA; hears acceptance; offers £900,000; says “We pay £900,000, see http://example.com”; because',
      'opt out',
    ])
    const failed = Object.entries({
      slow: 'It took longer than the deadline',
      broken: 'The agent answered HTTP 500',
      refusing: 'The agent answered HTTP 422',
      garbled: 'The answer is not JSON',
      of_another_form: 'The answer is not of the agreed form. : Unrecognized key: "stage"',
      endless: 'The answer is too large',
      for_later:
        'The agent will answer later, but cannot reach us: PUBLIC_URL is not set, or it runs in a shadow',
    })
    for (const [name, error] of failed) expect(await compared(name)).toMatchObject({ proposed: null, error })
    // None of that is an outage: nobody waits for them.
    const { rows: told } = await db.query(
      `select agent from pipeline.agent_outages union all select type from pipeline.alerts`,
    )
    expect(told).toEqual([])
  },
)

shadowStory(
  'an agent in the shadow is compared by its figures, and takes the place of the one that works when the rules say so: from then on its answers count',
  async ({ database: { pool, db }, elsewhere }) => {
    const time = await clockwork(pool, { startAt, agents: eagerAgents })
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, transport, endpoint, may_offer)
       values ('bold', 'A bolder one', 'offer_engine', 'http', $1, true)`,
      [`${elsewhere.url}/bold`],
    )
    const offered = async (lead: string) => (await stateOf(db, lead)).lead.offer_amount
    const first = await leadWithAnOffer(db, time)
    expect(await offered(first)).toBe(150_000)
    const difference = only(differencesIn(await proposalsCompared(db, 'bold', 10)))
    expect(difference).toMatchObject({
      now: 'advance; offers £150,000; says “We offer £150,000”',
      wouldBe: 'advance; offers £152,000; says “We offer £152,000”',
    })

    await db.query(
      `update pipeline.agents as working set config = shadow.config, transport = shadow.transport, endpoint = shadow.endpoint, deadline = shadow.deadline
       from pipeline.agents as shadow
       where shadow.agent = 'bold' and working.agent = shadow.shadows`,
    )
    await db.query(`delete from pipeline.agents where agent = 'bold'`)
    const second = await aLead(db, { ...facts, property_address: '16 Elm Road, Bristol' })
    await time.settle()
    await vendorSays(db, second, 'go on', time)
    expect(await offered(second)).toBe(152_000)
    expect(await offered(first)).toBe(150_000)
  },
)
