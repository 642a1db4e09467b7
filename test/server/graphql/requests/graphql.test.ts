import { expect } from 'vitest'
import { aLead, aLeadAt, facts, stageOf } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

apiStory('leads are read with what belongs to them', async ({ database: { db }, ask }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada' })
  await aLead(db)
  const { status, data, errors } = await ask(
    'viewer',
    `query ($id: UUID!) {
      vendorLead(id: $id) {
        id vendorName pipelineStage askingPrice
        events(orderBy: ID_ASC, filter: { eventType: { equalTo: stage_change } }) { nodes { toStage actorKind } }
        timer { dueAt }
        runs(filter: { status: { equalTo: queued } }) { nodes { agent } }
      }
      vendorLeads(filter: { pipelineStage: { equalTo: NEW_LEAD } }, first: 5) { totalCount nodes { pipelineStage } }
      stage(stage: OFFER_MADE) { title }
    }`,
    { id: lead },
  )
  expect({ status, errors }).toEqual({ status: 200, errors: [] })
  expect(data).toMatchObject({
    vendorLead: {
      id: lead,
      vendorName: 'Ada',
      pipelineStage: 'OFFER_MADE',
      askingPrice: '185000.00',
      runs: { nodes: [{ agent: 'offer_engine' }] },
    },
    vendorLeads: { totalCount: 1, nodes: [{ pipelineStage: 'NEW_LEAD' }] },
    stage: { title: 'Offer made' },
  })
  expect(data.vendorLead.events.nodes.map(({ toStage }: { toStage: string }) => toStage)).toEqual([
    'NEW_LEAD',
    'AI_CONVERSATION',
    'DEAL_VALIDATION',
    'OFFER_MADE',
  ])
})

const move = `mutation ($leadId: UUID!, $toStage: StageName!, $reason: String) {
  requestTransition(input: { leadId: $leadId, toStage: $toStage, reason: $reason }) {
    result { moved code fromStage toStage missingFields legalStages }
  }
}`

apiStory('a move names the person who made it', async ({ database: { db }, ask }) => {
  const leadId = await aLeadAt(db, 'OFFER_ACCEPTED')
  const { data, errors } = await ask('operator', move, {
    leadId,
    toStage: 'DEAD_LEAD',
    reason: 'fell through',
  })
  expect(errors).toEqual([])
  expect(data.requestTransition.result).toMatchObject({ moved: true, toStage: 'DEAD_LEAD', code: null })
  const { rows } = await db.query(
    `select events.actor_kind, events.actor, events.reason, users.name
     from pipeline.pipeline_events as events
     join pipeline_private.users as users on users.id = events.user_id
     where events.to_stage = 'DEAD_LEAD'`,
  )
  expect(rows).toEqual([
    { actor_kind: 'user', actor: 'operator (story)', reason: 'fell through', name: 'operator' },
  ])
})

apiStory('a refused move says what would be legal, and is on record', async ({ database: { db }, ask }) => {
  const leadId = await aLead(db, facts)
  const { data, errors } = await ask('operator', move, { leadId, toStage: 'COMPLETED' })
  expect(errors).toEqual([])
  expect(data.requestTransition.result).toMatchObject({
    moved: false,
    code: 'VL001',
    legalStages: expect.arrayContaining(['AI_CONVERSATION', 'DEAD_LEAD']),
  })
  const { rows } = await db.query(
    `select actor from pipeline.pipeline_events where event_type = 'invalid_transition_attempt'`,
  )
  expect(rows).toEqual([{ actor: 'operator (story)' }])
})

apiStory('the pipeline’s own refusals come with code and detail', async ({ database: { db }, ask }) => {
  const leadId = await aLead(db)
  const { errors } = await ask(
    'operator',
    'mutation ($leadId: UUID!) { holdLead(input: { leadId: $leadId, reason: " " }) { result { id } } }',
    { leadId },
  )
  expect(errors).toMatchObject([
    { message: 'a hold wants a reason', path: ['holdLead'], extensions: { code: 'VL003', detail: {} } },
  ])
  const unknown = await ask(
    'operator',
    'mutation { releaseLead(input: { leadId: "00000000-0000-7000-8000-000000000000" }) { result { id } } }',
  )
  expect(unknown.errors).toMatchObject([
    { extensions: { code: 'VL010', detail: { leadId: '00000000-0000-7000-8000-000000000000' } } },
  ])
})

apiStory('each role may do what it may', async ({ database: { db }, ask }) => {
  const leadId = await aLead(db, facts)
  const hold =
    'mutation ($leadId: UUID!) { holdLead(input: { leadId: $leadId, reason: "call" }) { result { heldAt } } }'
  const override =
    'mutation ($leadId: UUID!) { overrideStage(input: { leadId: $leadId, toStage: RETRY_1, reason: "test" }) { __typename } }'
  const forbidden = [{ extensions: { code: 'FORBIDDEN' } }]

  expect((await ask('viewer', hold, { leadId })).errors).toMatchObject(forbidden)
  expect((await ask('operator', hold, { leadId })).errors).toEqual([])
  expect((await ask('viewer', '{ auditLogs { totalCount } }')).errors).toMatchObject(forbidden)
  expect((await ask('operator', '{ auditLogs { totalCount } }')).errors).toEqual([])
  expect((await ask('operator', override, { leadId })).errors).toMatchObject(forbidden)
  expect(await stageOf(db, leadId)).toBe('NEW_LEAD')
  expect((await ask('admin', override, { leadId })).errors).toEqual([])
  expect(await stageOf(db, leadId)).toBe('RETRY_1')
  expect(await ask(undefined, '{ now }')).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  })
})

apiStory(
  'a fault of ours is an id in the answer and a line in the log',
  async ({ database, server, ask }) => {
    await ask('viewer', '{ now }')
    await database.db.query('alter table pipeline.comparables rename to mislaid')
    const { errors } = await ask('viewer', '{ comparables { nodes { price } } }')
    await database.db.query('alter table pipeline.mislaid rename to comparables')
    expect(errors).toMatchObject([
      { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } },
    ])
    const requestId = String(errors[0]?.extensions?.requestId)
    expect(server.logged()).toMatch(
      new RegExp(
        `"requestId":"${requestId}","error":"DatabaseError","sqlstate":"42P01".*"path":"comparables"`,
      ),
    )
  },
)

apiStory(
  'names that rules and constraints give are enums, and a new one fails no answer',
  async ({ database: { db }, ask }) => {
    const known = await ask(
      'viewer',
      '{ leads: vendorLeads(filter: { pipelineStage: { in: [NEW_LEAD, DEAD_LEAD] }, turn: { equalTo: us } }) { totalCount } }',
    )
    expect(known.errors).toEqual([])
    const unknown = await ask(
      'viewer',
      '{ vendorLeads(filter: { pipelineStage: { equalTo: NOWHERE } }) { totalCount } }',
    )
    expect(unknown.errors[0]?.message).toBe('Value "NOWHERE" does not exist in "StageName" enum.')

    // As a release of rules that this server has not seen would.
    await db.query(
      `insert into pipeline.pipeline_events (event_type, from_stage, to_stage, actor_kind, actor)
     values ('note', 'NEW_LEAD', 'SURVEY_BOOKED', 'sql', 'a story')`,
    )
    const events = await ask(
      'viewer',
      '{ pipelineEvents(filter: { actor: { equalTo: "a story" } }) { nodes { eventType fromStage toStage actorKind } } }',
    )
    expect(events.errors).toEqual([])
    expect(events.data.pipelineEvents.nodes).toEqual([
      { eventType: 'UNKNOWN', fromStage: 'NEW_LEAD', toStage: 'UNKNOWN', actorKind: 'sql' },
    ])
  },
)
