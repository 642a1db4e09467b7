import { expect } from 'vitest'
import { aLead, aLeadAt, allStages, facts } from '../../../support/leads.ts'
import { type Ask, apiStory } from '../../support/api.ts'

const fields = `leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat nextAt dueAt heldAt takenOverBy optedOutAt
  openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner`

interface Card {
  leadId: string
  cursor: string
  turn: string
  dueAt: string | null
  stageEnteredAt: string
  lastReplyAt: string | null
  offerAmount: string | null
  askingPrice: string | null
}

interface Column {
  stage: string
  leadCount: number
  totalValue: string
  cards: Card[]
}

async function boardOf(ask: Ask, given = ''): Promise<Map<string, Column>> {
  const { data, errors } = await ask(
    'viewer',
    `{ stageBoard${given} { stage title isTerminal leadCount totalValue cards { ${fields} } } }`,
  )
  expect(errors).toEqual([])
  return new Map((data.stageBoard as Column[]).map((column) => [column.stage, column]))
}

const leadsOf = (column: Column | undefined) => column?.cards.map(({ leadId }) => leadId)

apiStory(
  'the board has a column for every stage, with what stands there, what it is worth and the cards',
  async ({ database: { db }, ask }) => {
    const fresh = await aLead(db, {
      vendor_name: 'Ada Pole',
      property_postcode: 'bs65qa',
      asking_price: 200_000,
    })
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM1') from pipeline.vendor_leads where id = $1`,
      [fresh],
    )
    const unknown = await aLead(db, { vendor_name: null })
    const offered = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [offered])
    const held = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`select pipeline.hold_lead($1, 'call first')`, [held])
    const dead = await aLeadAt(db, 'DEAD_LEAD', { source: 'portal' })
    const archived = await aLeadAt(db, 'DEAD_LEAD')
    await db.query('update pipeline.vendor_leads set archived_at = now() where id = $1', [archived])

    const board = await boardOf(ask)
    expect([...board.keys()]).toEqual([...allStages].toSorted((a, b) => place(a) - place(b)))
    expect(board.get('NEW_LEAD')).toMatchObject({
      leadCount: 2,
      totalValue: '200000.00',
      isTerminal: false,
    })
    expect(board.get('NEW_LEAD')?.cards.find(({ leadId }) => leadId === fresh)).toMatchObject({
      ...{
        vendorName: 'Ada Pole',
        outwardCode: 'BS6',
        turn: 'us',
        nextWhat: 'agent',
        askingPrice: '200000.00',
      },
      ...{ lastTextBody: 'hello?', lastTextDirection: 'inbound', openReviewCount: 0, owner: null },
    })
    expect(board.get('NEW_LEAD')?.cards.find(({ leadId }) => leadId === unknown)).toMatchObject({
      ...{ vendorName: null, outwardCode: null, lastTextBody: null, askingPrice: null },
    })
    expect(board.get('OFFER_MADE')).toMatchObject({
      leadCount: 1,
      totalValue: '150000.00',
      cards: [{ leadId: offered, openReviewCount: 1, offerAmount: '150000.00' }],
    })
    expect(board.get('VIDEO_SENT')?.cards).toMatchObject([
      { leadId: held, nextWhat: 'release', nextAt: null, heldAt: expect.any(String) },
    ])
    expect(board.get('DEAD_LEAD')).toMatchObject({
      leadCount: 1,
      cards: [{ leadId: dead, turn: null, nextWhat: 'nothing' }],
    })
    expect(board.get('DUE_DILIGENCE')).toMatchObject({ leadCount: 0, totalValue: '0.00', cards: [] })

    const fromPortal = await boardOf(ask, '(source: "portal")')
    expect([...fromPortal.values()].filter(({ leadCount }) => leadCount > 0)).toMatchObject([
      { stage: 'DEAD_LEAD', leadCount: 1, cards: [{ leadId: dead }] },
    ])
    const found = await boardOf(ask, '(search: "ada POLE")')
    expect([...found.values()].flatMap((column) => leadsOf(column))).toEqual([fresh])
    const ours = await boardOf(ask, '(turn: vendor, first: 1)')
    expect([...ours.values()].flatMap(({ cards }) => cards)).toMatchObject([{ turn: 'vendor' }])

    function place(stage: string): number {
      return [...board.keys()].indexOf(stage)
    }
  },
)

const later = (at: string | null) => (at === null ? null : Date.parse(at))
const worth = (amount: string | null) => (amount === null ? null : Number(amount))

/** What each order sorts by, and which way. */
const orders: Record<string, { of: (card: Card) => number | null; isRising: boolean }> = {
  NEXT_ACTION: { of: ({ dueAt }) => later(dueAt), isRising: true },
  TIME_IN_STAGE: { of: ({ stageEnteredAt }) => later(stageEnteredAt), isRising: true },
  LAST_REPLY: { of: ({ lastReplyAt }) => later(lastReplyAt), isRising: false },
  OFFER: { of: ({ offerAmount }) => worth(offerAmount), isRising: false },
  VALUE: { of: ({ offerAmount, askingPrice }) => worth(offerAmount ?? askingPrice), isRising: false },
}

apiStory(
  'whatever the cards are sorted by, their pages have every lead once, in order, those without a value last',
  async ({ database: { db }, ask }) => {
    for (let nth = 0; nth < 9; nth += 1) {
      const lead = await aLeadAt(db, 'AI_CONVERSATION', { asking_price: 150_000 + (nth % 3) * 10_000 })
      if (nth % 3 === 0)
        await db.query('update pipeline.vendor_leads set offer_amount = $2 where id = $1', [
          lead,
          90_000 + (nth % 2),
        ])
      if (nth % 4 === 1) await db.query(`select pipeline.hold_lead($1, 'call first')`, [lead])
      if (nth % 4 === 2)
        await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [lead])
      if (nth % 4 === 3) await db.query(`select pipeline.plan_call($1, now() + interval '1 day')`, [lead])
      if (nth % 2 === 0)
        await db.query(
          `update pipeline.agent_runs set status = 'cancelled', finished_at = now(), cancelled_because = 'by_hand' where vendor_lead_id = $1`,
          [lead],
        )
      if (nth % 3 !== 1)
        await db.query(
          `select pipeline.record_inbound_message(vendor_phone, 'hello?', $2) from pipeline.vendor_leads where id = $1`,
          [lead, `SM${nth}`],
        )
      if (nth > 6) await db.query('delete from pipeline.lead_timers where vendor_lead_id = $1', [lead])
    }
    const { rows } = await db.query<{ pipeline_stage: string; leads: number }>(
      `select pipeline_stage, count(*)::integer as leads from pipeline.vendor_leads group by pipeline_stage`,
    )
    expect(rows).toEqual([{ pipeline_stage: 'AI_CONVERSATION', leads: 9 }])

    for (const [order, { of, isRising }] of Object.entries(orders)) {
      const first = (await boardOf(ask, `(orderBy: ${order}, first: 2)`)).get('AI_CONVERSATION')?.cards ?? []
      const walked = await walk(ask, 'AI_CONVERSATION', order, first)
      expect(new Set(walked.map(({ leadId }) => leadId)).size).toBe(9)
      expect(walked).toHaveLength(9)
      const values = walked.map(of)
      const known = values.filter((value) => value !== null)
      expect(values, order).toEqual([
        ...known.toSorted((a, b) => (isRising ? a - b : b - a)),
        ...Array(9 - known.length).fill(null),
      ])
      if (order !== 'TIME_IN_STAGE' && order !== 'VALUE') expect(known.length).toBeLessThan(9)
    }

    const all = (await boardOf(ask)).get('AI_CONVERSATION')?.cards ?? []
    for (const turn of ['us', 'vendor']) {
      const theirs = leadsOf((await boardOf(ask, `(turn: ${turn})`)).get('AI_CONVERSATION'))
      expect(theirs).toEqual(all.filter((card) => card.turn === turn).map(({ leadId }) => leadId))
      expect(theirs).not.toEqual([])
    }
  },
)

/** Page by page, after these; from the top where none are known. */
async function walk(ask: Ask, stage: string | null, orderBy: string, first: Card[] = []): Promise<Card[]> {
  const walked = [...first]
  for (;;) {
    const { data, errors } = await ask(
      'viewer',
      `query ($stage: StageName, $after: String, $orderBy: BoardOrder) {
        boardCards(stage: $stage, after: $after, first: 2, orderBy: $orderBy) { ${fields} }
      }`,
      { stage, orderBy, after: walked.at(-1)?.cursor },
    )
    expect(errors).toEqual([])
    if (data.boardCards.length === 0) return walked
    walked.push(...data.boardCards)
  }
}

apiStory(
  'all leads in the pipeline come in each order of the board, whatever their stage, page by page with all that is known of them',
  async ({ database: { db }, ask }) => {
    const leads: string[] = []
    for (const [nth, stage] of [
      'OFFER_MADE',
      'AI_CONVERSATION',
      'VIDEO_SENT',
      'OFFER_MADE',
      'RETRY_1',
      'NEW_LEAD',
    ].entries()) {
      const lead = await aLeadAt(db, stage, { asking_price: 150_000 + ((nth * 2) % 5) * 10_000 })
      if (nth % 2 === 0)
        await db.query(
          `select pipeline.record_inbound_message(vendor_phone, 'hello?', $2) from pipeline.vendor_leads where id = $1`,
          [lead, `SM${nth}`],
        )
      if (nth % 3 === 0)
        await db.query('update pipeline.vendor_leads set offer_amount = $2 where id = $1', [
          lead,
          90_000 - nth,
        ])
      if (nth === 1) await db.query(`select pipeline.hold_lead($1, 'call first')`, [lead])
      leads.push(lead)
    }
    await aLeadAt(db, 'DEAD_LEAD')
    for (const [order, { of, isRising }] of Object.entries(orders)) {
      const walked = await walk(ask, null, order)
      expect(walked.map(({ leadId }) => leadId).toSorted(), order).toEqual(leads.toSorted())
      const values = walked.map(of)
      const known = values.filter((value) => value !== null)
      expect(values, order).toEqual([
        ...known.toSorted((a, b) => (isRising ? a - b : b - a)),
        ...Array(leads.length - known.length).fill(null),
      ])
      expect(new Set(known).size, order).toBeGreaterThan(1)
    }
    const { data } = await ask(
      'viewer',
      '{ boardCards(orderBy: VALUE, first: 1) { leadId vendorLead { id pipelineStage } } }',
    )
    const [dearest] = data.boardCards
    expect(dearest.vendorLead).toMatchObject({ id: dearest.leadId, pipelineStage: expect.any(String) })
  },
)

apiStory(
  'finished leads stand in their column as they came there, the latest first',
  async ({ database: { db }, ask }) => {
    const dead: string[] = []
    for (let nth = 0; nth < 5; nth += 1) dead.push(await aLeadAt(db, 'DEAD_LEAD'))
    const [first] = (await boardOf(ask, '(orderBy: OFFER, first: 1)')).get('DEAD_LEAD')?.cards ?? []
    const walked = await walk(ask, 'DEAD_LEAD', 'OFFER', first === undefined ? [] : [first])
    expect(walked.map(({ leadId }) => leadId)).toEqual(dead.toReversed())
  },
)

apiStory(
  'a place that no card has, and a page of too many cards, are refused by name',
  async ({ database: { db }, ask }) => {
    await aLead(db, facts)
    const cards = async (given: string) => {
      const { errors } = await ask('viewer', `{ boardCards(stage: NEW_LEAD, ${given}) { leadId } }`)
      return errors.map(({ extensions }) => extensions)
    }
    const ofOffers = (await boardOf(ask, '(orderBy: OFFER)')).get('NEW_LEAD')?.cards[0]?.cursor
    expect(await cards(`orderBy: OFFER, after: "${ofOffers}"`)).toEqual([])
    for (const cursor of [
      ofOffers,
      'nonsense',
      '',
      '€',
      btoa('[]'),
      btoa('{"a":1}'),
      btoa('["NEXT_ACTION","x",null]'),
    ]) {
      expect(await cards(`search: "Jo", after: "${cursor}"`)).toMatchObject([
        { code: 'BAD_VALUE', field: 'after' },
      ])
    }
    const odd = btoa(`["NEXT_ACTION","soon","00000000-0000-4000-8000-000000000000"]`)
    expect(await cards(`search: "Jo", after: "${odd}"`)).toMatchObject([
      { code: 'BAD_VALUE', field: 'after' },
    ])
    expect(await cards('first: 201')).toMatchObject([{ code: 'BAD_VALUE', field: 'first' }])
  },
)

apiStory(
  'after something has happened to leads the board is told where those stand now, and all its counts',
  async ({ database: { db }, ask }) => {
    const moved = await aLead(db, { asking_price: 100_000, source: 'portal' })
    const other = await aLead(db, { asking_price: 200_000, source: 'webhook' })
    const archived = await aLeadAt(db, 'DEAD_LEAD', { source: 'portal' })
    await db.query('update pipeline.vendor_leads set archived_at = now() where id = $1', [archived])
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [moved])

    const changesOf = async (leadIds: string[], given = '') => {
      const { data, errors } = await ask(
        'viewer',
        `query ($ids: [UUID]!) { boardChanges(leadIds: $ids${given}) { stage leadCount totalValue cards { ${fields} } } }`,
        { ids: leadIds },
      )
      expect(errors).toEqual([])
      return new Map((data.boardChanges as Column[]).map((column) => [column.stage, column]))
    }
    const changes = await changesOf([moved, archived])
    expect(changes.get('DEAD_LEAD')).toMatchObject({ leadCount: 1, totalValue: '100000.00' })
    expect(leadsOf(changes.get('DEAD_LEAD'))).toEqual([moved])
    expect(changes.get('NEW_LEAD')).toMatchObject({ leadCount: 1, totalValue: '200000.00', cards: [] })

    const all = await boardOf(ask)
    const asked = await changesOf([moved, other])
    for (const [stage, column] of all) expect(asked.get(stage)).toEqual(expect.objectContaining(pick(column)))

    const ofPortal = await changesOf([moved, other], ', source: "portal"')
    expect(ofPortal.get('NEW_LEAD')).toMatchObject({ leadCount: 0, cards: [] })
  },
)

const pick = ({ stage, leadCount, totalValue, cards }: Column) => ({ stage, leadCount, totalValue, cards })
