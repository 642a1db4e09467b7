import { describe, expect, test } from 'vitest'
import { type AgentInput, agentOutcomeSchema, type Offer } from '../../../src/agents/contract/agent.ts'
import { offerEngine } from '../../../src/agents/offer_engine/offer_engine.ts'
import { anOffer, countered, engineInput } from './engine_input.ts'

async function run(change: Partial<AgentInput> = {}, lead: Partial<AgentInput['lead']> = {}) {
  const outcome = await offerEngine(engineInput(change, lead), new AbortController().signal)
  return agentOutcomeSchema.parse(outcome)
}

const greeting: AgentInput['conversation'][number] = {
  id: 'm1',
  direction: 'outbound',
  purpose: 'initial_contact',
  body: 'Hello, this is Homestead Buyers about selling your property.',
  at: '2026-03-02T10:00:00Z',
  answered: true,
}

const answer = (...offers: Offer[]) => run({ purpose: 'RESPOND_TO_COUNTER', offers })

describe('the first offer', () => {
  test('opens at 92 % of the ceiling, in whole steps', async () => {
    const outcome = await run({ conversation: [greeting] })
    expect(outcome).toMatchObject({
      outcome: 'advance',
      offer: { amount: 125_000, ceiling: 136_000, basis: { because: 'opening', taxAtCeiling: 7_020 } },
      message: {
        purpose: 'offer',
        body: 'Homestead Buyers: going by sold prices nearby and its condition, our offer for 12 Beech Road is £125,000, subject to survey and contract. Take your time; a yes, a no, a question, your own figure or a wish to talk to a person are all welcome. Reply STOP to opt out.',
      },
    })
  })

  test('introduces us when it is the first text of all', async () => {
    const { message } = await run({ conversation: [] })
    expect(message?.body).toBe(
      'Hello, this is Homestead Buyers. You asked us about selling 12 Beech Road. Going by sold prices nearby and its condition, our offer is £125,000, subject to survey and contract. A yes, a no, a figure or a talk with a person: all are welcome. Reply STOP to opt out.',
    )
  })

  test('is never above the asking price', async () => {
    const outcome = await run({}, { askingPrice: 100_250 })
    expect(outcome.offer).toMatchObject({ amount: 100_000, ceiling: 100_250 })
  })

  test('of a revived lead is not lower than what was offered before', async () => {
    const offers = [anOffer(1, 130_000, { status: 'lapsed' })]
    expect((await run({ offers })).offer).toMatchObject({ amount: 130_000, basis: { because: 'reopening' } })
  })

  test('of a revived lead is the opening when that is more', async () => {
    const offers = [anOffer(1, 110_000, { status: 'lapsed' })]
    expect((await run({ offers })).offer?.amount).toBe(125_000)
  })

  test.each(['rejected', 'countered'])('after one that was %s moves towards the ceiling', async (status) => {
    const offers = [anOffer(1, 125_000, { status })]
    expect((await run({ offers })).offer).toMatchObject({ amount: 130_500, basis: { because: 'concession' } })
  })
})

describe('a counter', () => {
  test('within the ceiling is met exactly', async () => {
    const outcome = await answer(countered(1, 125_000, 133_333))
    expect(outcome.offer).toMatchObject({ amount: 133_333, basis: { because: 'met_counter' } })
    expect(outcome.message?.body).toContain('£133,333')
  })

  test('at the ceiling is met', async () => {
    expect((await answer(countered(1, 125_000, 136_000))).offer?.amount).toBe(136_000)
  })

  test('above the ceiling is answered half-way to it', async () => {
    expect((await answer(countered(1, 125_000, 145_000))).offer?.amount).toBe(130_500)
    expect((await answer(countered(1, 125_000, 145_000), countered(2, 130_500, 140_000))).offer?.amount).toBe(
      133_000,
    )
  })

  test('is answered with the ceiling when half-way is no whole step', async () => {
    expect((await answer(countered(1, 135_500, 145_000))).offer?.amount).toBe(136_000)
  })

  test('may stand on an offer that is still open', async () => {
    const outcome = await answer(anOffer(1, 125_000, { counterAmount: 130_000 }))
    expect(outcome.offer?.amount).toBe(130_000)
  })
})

describe('a person decides', () => {
  const asked = { outcome: 'ask_human', reason: expect.any(String) }

  test('where the works leave less than half of what the property is worth', async () => {
    const ruin = { estimatedMarketValue: 46_000, condition: 'poor', askingPrice: 40_000 } as const
    const outcome = await run({}, ruin)
    expect(outcome).toMatchObject({ outcome: 'ask_human', reason: expect.stringContaining('£46,000') })
    expect((await run({ config: { leastShareOfValue: 0.01 } }, ruin)).offer?.amount).toBeLessThan(23_000)
  })

  test.each<[string, Offer[]]>([
    ['our offer was already final', [countered(1, 136_000, 145_000)]],
    [
      'the rounds are used up',
      [countered(1, 125_000, 145_000), countered(2, 130_500, 140_000), countered(3, 133_000, 134_000)],
    ],
    ['no figure was named', [countered(1, 125_000, null)]],
    ['the figure answered an older offer', [countered(1, 125_000, 145_000), anOffer(2, 130_500)]],
    ['there was no offer at all', []],
    [
      'the offer that was countered is void',
      [anOffer(1, 125_000, { status: 'lapsed', counterAmount: 130_000 })],
    ],
    ['the figure is our own', [countered(1, 125_000, 125_000)]],
    ['the figure is below our own', [countered(1, 125_000, 5_000)]],
    ['the figure is above the asking price', [countered(1, 125_000, 150_000.01)]],
    ['an older offer was above the ceiling of today', [countered(1, 140_000, 145_000)]],
  ])('when %s', async (_, offers) => {
    const outcome = await answer(...offers)
    expect(outcome).toMatchObject(asked)
    expect(outcome.offer).toBeUndefined()
    expect(outcome.message).toBeUndefined()
  })

  test.each<[string, Partial<AgentInput>, Partial<AgentInput['lead']>]>([
    ['the market value is unknown', {}, { estimatedMarketValue: null }],
    ['the asking price is unknown', {}, { askingPrice: undefined }],
    ['the bedrooms are unknown', {}, { bedrooms: undefined }],
    ['no tax bands are in force', { taxBands: [] }, {}],
    ['another tax may apply', {}, { propertyPostcode: 'CF10 1AA' }],
    ['the sums leave nothing', {}, { estimatedMarketValue: 8_000 }],
    ['it is called for something else', { purpose: 'VALIDATE' }, {}],
    ['the rules are wrong', { config: { maxRound: 3 } }, {}],
    [
      'a revived lead was offered more than today allows',
      { offers: [anOffer(1, 140_000, { status: 'lapsed' })] },
      {},
    ],
    [
      'a refused offer was above the asking price of today',
      { offers: [anOffer(1, 130_000, { status: 'rejected' })] },
      { askingPrice: 120_000 },
    ],
  ])('when %s', async (_, change, lead) => {
    expect(await run(change, lead)).toMatchObject(asked)
  })
})

test('the rules change share, concession and rounds', async () => {
  const config = { openingShare: 0.8, concessionShare: 0.25, maxRounds: 1 }
  expect((await run({ config })).offer?.amount).toBe(108_500)
  expect(
    await run({ config, purpose: 'RESPOND_TO_COUNTER', offers: [countered(1, 108_500, 110_000)] }),
  ).toMatchObject({
    outcome: 'ask_human',
  })
})
