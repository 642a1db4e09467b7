import { expect } from 'vitest'
import { aLead, aLeadAt, aPhone, facts, only } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const forbidden = [{ extensions: { code: 'FORBIDDEN' } }]
const create = `mutation ($phone: String!, $postcode: String, $price: BigFloat) {
  createLead(input: { vendorPhone: $phone, vendorName: "Ada Pole", propertyPostcode: $postcode, askingPrice: $price }) {
    result { saved code lead { id vendorPhone propertyPostcode pipelineStage askingPrice source } }
  }
}`

apiStory('a person writes a lead in, and its pipeline starts', async ({ database: { db }, ask }) => {
  const given = { phone: '+44 07700 900 461', postcode: 'bs65qa', price: '185000' }
  expect((await ask('viewer', create, given)).errors).toMatchObject(forbidden)

  const { data, errors } = await ask('operator', create, given)
  expect(errors).toEqual([])
  const { saved, lead } = data.createLead.result
  expect({ saved, lead }).toMatchObject({
    saved: true,
    lead: {
      vendorPhone: '+447700900461',
      propertyPostcode: 'BS6 5QA',
      pipelineStage: 'NEW_LEAD',
      askingPrice: '185000.00',
      source: 'manual',
    },
  })
  const { rows } = await db.query(
    `select events.actor_kind, events.actor, runs.status
     from pipeline.pipeline_events as events
     join pipeline.agent_runs as runs on runs.vendor_lead_id = events.vendor_lead_id
     where events.vendor_lead_id = $1`,
    [lead.id],
  )
  expect(rows).toEqual([{ actor_kind: 'user', actor: 'operator (story)', status: 'queued' }])

  const again = await ask('operator', create, { ...given, phone: '+44 7700 900461', postcode: 'BS6 5QA' })
  expect(again.data.createLead.result).toMatchObject({ saved: false, code: 'VL019', lead: { id: lead.id } })
  const next = await ask('operator', create, { ...given, postcode: 'BS1 4DJ' })
  expect(next.data.createLead.result).toMatchObject({ saved: true, code: null })
})

apiStory('facts that cannot be right are refused by name', async ({ database: { db }, ask }) => {
  for (const [given, field] of [
    [{ phone: '12', postcode: 'BS6 5QA' }, 'vendor_phone'],
    [{ phone: '0117 496 0123', postcode: 'BS6 5QA' }, 'vendor_phone'],
    [{ phone: aPhone(), postcode: 'BRISTOL' }, 'property_postcode'],
    [{ phone: aPhone(), price: '-1' }, 'asking_price'],
  ] as const) {
    const { errors } = await ask('operator', create, given)
    expect(errors, field).toMatchObject([{ extensions: { code: 'VL018', detail: { fields: [field] } } }])
  }
  expect((await ask('operator', create, { phone: aPhone(), price: '1e20' })).errors).toMatchObject([
    { extensions: { code: 'VL018' } },
  ])
  expect((await db.query('select from pipeline.vendor_leads')).rows).toHaveLength(0)
})

const edit = `mutation ($leadId: UUID!, $name: String, $price: BigFloat, $clear: [String], $seen: Datetime) {
  editLead(input: {
    leadId: $leadId, vendorName: $name, askingPrice: $price, clear: $clear, expectedUpdatedAt: $seen, reason: "on the phone"
  }) {
    result { saved code lead { vendorName askingPrice bedrooms condition updatedAt } }
  }
}`

apiStory('what is given is corrected, the rest stays', async ({ database: { db }, ask }) => {
  const leadId = await aLead(db, facts)
  expect((await ask('viewer', edit, { leadId, name: 'X' })).errors).toMatchObject(forbidden)

  const seen = (
    await ask('viewer', 'query ($id: UUID!) { vendorLead(id: $id) { updatedAt } }', { id: leadId })
  ).data.vendorLead.updatedAt
  const { data, errors } = await ask('operator', edit, {
    leadId,
    price: '172500',
    clear: ['condition'],
    seen,
  })
  expect(errors).toEqual([])
  expect(data.editLead.result).toMatchObject({
    saved: true,
    lead: { vendorName: 'Jo Smith', askingPrice: '172500.00', bedrooms: 3, condition: null },
  })
  const { rows } = await db.query(
    `select metadata -> 'fields' as fields, reason from pipeline.pipeline_events where event_type = 'lead_edited'`,
  )
  expect(rows).toEqual([{ fields: ['asking_price', 'condition'], reason: 'on the phone' }])

  const cleared = await ask('operator', edit, { leadId, name: 'Jo Smith', clear: null })
  expect(cleared.data.editLead.result).toMatchObject({ saved: true, lead: { bedrooms: 3 } })

  const stale = await ask('operator', edit, { leadId, name: 'Old Screen', seen })
  expect(stale.data.editLead.result).toMatchObject({
    saved: false,
    code: 'VL005',
    lead: { vendorName: 'Jo Smith' },
  })
  expect((await ask('operator', edit, { leadId, clear: ['pipeline_stage'] })).errors).toMatchObject([
    { extensions: { code: 'VL018', detail: { fields: ['pipeline_stage'] } } },
  ])
})

apiStory('a person takes a conversation over, texts once, hands it back', async ({ database, ask }) => {
  const { db } = database
  const leadId = await aLeadAt(db, 'AI_CONVERSATION')
  const takeOver =
    'mutation ($leadId: UUID!) { takeOverLead(input: { leadId: $leadId }) { result { takenOverBy heldAt } } }'
  const text = `mutation ($leadId: UUID!, $key: String) {
    sendMessage(input: { leadId: $leadId, body: "Ringing you at six.", onceKey: $key }) { result { id author } }
  }`
  const handBack =
    'mutation ($leadId: UUID!) { handBackLead(input: { leadId: $leadId }) { result { takenOverBy heldAt } } }'

  for (const forbiddenTo of [takeOver, text, handBack])
    expect((await ask('viewer', forbiddenTo, { leadId })).errors).toMatchObject(forbidden)

  expect((await ask('operator', takeOver, { leadId })).data.takeOverLead.result).toMatchObject({
    takenOverBy: 'operator (story)',
    heldAt: expect.any(String),
  })
  const once = await ask('operator', text, { leadId, key: 'k1' })
  const twice = await ask('operator', text, { leadId, key: 'k1' })
  const another = await ask('operator', text, { leadId, key: 'k2' })
  expect(twice.data.sendMessage.result.id).toBe(once.data.sendMessage.result.id)
  expect(another.data.sendMessage.result.id).not.toBe(once.data.sendMessage.result.id)
  expect((await ask('admin', handBack, { leadId })).data.handBackLead.result).toEqual({
    takenOverBy: null,
    heldAt: null,
  })
})

apiStory(
  'people write notes and log calls, and see them with the lead',
  async ({ database: { db }, ask }) => {
    const leadId = await aLeadAt(db, 'AI_CONVERSATION')
    const write = `mutation ($leadId: UUID!, $next: Datetime!) {
    addNote(input: { leadId: $leadId, body: "Has two dogs.", isPinned: true }) { result { id writtenBy } }
    logCall(input: { leadId: $leadId, outcome: reached, note: "Thinks about it.", callBackAt: $next, callBackBy: "operator" }) {
      result { outcome madeBy }
    }
  }`
    const next = new Date(Date.now() + 5 * 86_400_000).toISOString()
    expect((await ask('viewer', write, { leadId, next })).errors).toMatchObject([...forbidden, ...forbidden])
    const { data, errors } = await ask('operator', write, { leadId, next })
    expect(errors).toEqual([])
    expect(data.logCall.result).toEqual({ outcome: 'reached', madeBy: 'operator' })

    const shown = await ask(
      'viewer',
      `query ($leadId: UUID!) {
      vendorLead(id: $leadId) {
        notes(first: 5) { nodes { body isPinned writtenBy } }
        phoneCalls(first: 5) { nodes { outcome note } }
        plannedCall { caller dueAt }
        nextAction { what at owedBy }
      }
      plannedCalls(filter: { caller: { equalTo: "operator" }, endedAt: { isNull: true } }, orderBy: DUE_AT_ASC, first: 5) {
        nodes { vendorLeadId }
      }
    }`,
      { leadId },
    )
    expect(shown.errors).toEqual([])
    expect(shown.data).toMatchObject({
      vendorLead: {
        notes: { nodes: [{ body: 'Has two dogs.', isPinned: true, writtenBy: 'operator' }] },
        phoneCalls: { nodes: [{ outcome: 'reached', note: 'Thinks about it.' }] },
        plannedCall: { caller: 'operator' },
        nextAction: { what: 'call', owedBy: 'person' },
      },
      plannedCalls: { nodes: [{ vendorLeadId: leadId }] },
    })

    const correct =
      'mutation ($noteId: UUID!) { editNote(input: { noteId: $noteId, body: "No dogs." }) { result { body } } }'
    const noteId = data.addNote.result.id
    expect((await ask('admin', correct, { noteId })).errors).toMatchObject([
      { extensions: { code: 'VL004' } },
    ])
    expect((await ask('operator', correct, { noteId })).data.editNote.result).toEqual({ body: 'No dogs.' })
  },
)

apiStory('what a move needs is known before it is asked for', async ({ database: { db }, ask }) => {
  const leadId = await aLeadAt(db, 'AI_CONVERSATION', { bedrooms: null })
  const { data, errors } = await ask(
    'viewer',
    `query ($leadId: UUID!) {
      validation: explainMove(leadId: $leadId, toStage: DEAL_VALIDATION) { legal openToAutomation reasonRequired missingFields }
      death: explainMove(leadId: $leadId, toStage: DEAD_LEAD) { legal reasonRequired }
      far: explainMove(leadId: $leadId, toStage: COMPLETED) { legal missingFields legalStages }
    }`,
    { leadId },
  )
  expect(errors).toEqual([])
  expect(data).toMatchObject({
    validation: { legal: true, openToAutomation: true, reasonRequired: false, missingFields: ['bedrooms'] },
    death: { legal: true, reasonRequired: true },
    far: { legal: false, missingFields: [], legalStages: expect.arrayContaining(['DEAL_VALIDATION']) },
  })
})

apiStory(
  'questions are assigned, let wait, found by that, and asked again',
  async ({ database: { db }, ask }) => {
    const leadId = await aLeadAt(db, 'OFFER_MADE')
    const { rows } = await db.query(
      `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`,
      [leadId],
    )
    const itemId = only(rows).id
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const wait = `mutation ($itemId: UUID!, $until: Datetime!) {
    assignReviewItem(input: { itemId: $itemId }) { result { assignedTo } }
    snoozeReviewItem(input: { itemId: $itemId, until: $until }) { result { snoozed } }
    addItemNote(input: { itemId: $itemId, body: "Asked Sam." }) { result { id } }
  }`
    const { data, errors } = await ask('operator', wait, { itemId, until })
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      assignReviewItem: { result: { assignedTo: 'operator' } },
      snoozeReviewItem: { result: { snoozed: true } },
    })
    const found = async (snoozed: boolean) =>
      (
        await ask(
          'viewer',
          `query ($snoozed: Boolean!) {
          reviewItems(filter: { assignedTo: { equalTo: "operator" }, snoozed: { equalTo: $snoozed } }, first: 5) {
            nodes { id notes(first: 5) { nodes { body } } }
          }
        }`,
          { snoozed },
        )
      ).data.reviewItems.nodes
    expect(await found(true)).toEqual([{ id: itemId, notes: { nodes: [{ body: 'Asked Sam.' }] } }])
    expect(await found(false)).toEqual([])

    const answer = `mutation ($itemId: UUID!) {
    resolveReviewItem(input: { itemId: $itemId, resolution: "done" }) { result { id } }
    reopenReviewItem(input: { itemId: $itemId, reason: "not yet" }) { result { resolvedAt } }
  }`
    expect((await ask('operator', answer, { itemId })).data.reopenReviewItem.result).toEqual({
      resolvedAt: null,
    })
  },
)
