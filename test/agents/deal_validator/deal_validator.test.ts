import { describe, expect, test } from 'vitest'
import { type AgentInput, agentOutcomeSchema } from '../../../src/agents/contract/agent.ts'
import { dealValidator } from '../../../src/agents/deal_validator/deal_validator.ts'
import { aGoodMarket, aSale, validatorInput, vendorWrote } from './validator_input.ts'

async function validate(change: Partial<AgentInput> = {}, lead: Partial<AgentInput['lead']> = {}) {
  const outcome = await dealValidator(validatorInput(change, lead), new AbortController().signal)
  return agentOutcomeSchema.parse(outcome)
}

describe('a deal passes', () => {
  test('when the asking price is within reach of the ceiling', async () => {
    const outcome = await validate()

    expect(outcome).toMatchObject({
      outcome: 'advance',
      valuation: { passed: true, estimatedMarketValue: 200_000, bmvScore: 25 },
    })
    expect(outcome.valuation?.basis).toMatchObject({
      source: 'HM Land Registry Price Paid Data',
      wideningStep: 'sector, 12 months',
      medianPrice: 200_000,
      worksWithContingency: 2_337.5,
      ceiling: 136_000,
    })
  })

  test('up to exactly 15 % above the ceiling, and not a penny more', async () => {
    expect(await validate({}, { askingPrice: 156_400 })).toMatchObject({ outcome: 'advance' })
    expect(await validate({}, { askingPrice: 156_400.01 })).toMatchObject({ outcome: 'reject' })
  })

  test('and names the sales its value rests on', async () => {
    const comparables = aGoodMarket()
    const outcome = await validate({ comparables })
    expect(outcome.valuation?.basis.comparables).toEqual(
      comparables.map(({ transactionId, price, soldOn }) => ({ transactionId, price, soldOn })),
    )
  })

  test('with a value that the condition has lowered', async () => {
    // Fair, three beds: 85 m2 x (175 - 25) = 12,750 off; works 17,106.25; 128,393.75 left; 122,000 + 6,100 fits.
    const outcome = await validate({}, { condition: 'fair', askingPrice: 130_000 })
    expect(outcome).toMatchObject({
      outcome: 'advance',
      valuation: { estimatedMarketValue: 187_250, bmvScore: 30.57, basis: { ceiling: 122_000 } },
    })
  })

  test('for a studio: no bedrooms is a fact, not a gap', async () => {
    const comparables = aGoodMarket({ type: 'F', tenure: 'L' })
    const conversation = [vendorWrote('leasehold, 120 years left')]
    const outcome = await validate({ comparables, conversation }, { propertyType: 'flat', bedrooms: 0 })
    expect(outcome.outcome).toBe('advance')
  })
})

describe('a deal is rejected', () => {
  test('when asking is above our reach, with its value and its reason kept', async () => {
    const outcome = await validate({}, { askingPrice: 180_000 })
    expect(outcome).toMatchObject({
      outcome: 'reject',
      valuation: { passed: false, estimatedMarketValue: 200_000, bmvScore: 10 },
      notes: { reasonCodes: ['asking_out_of_reach'] },
    })
    expect(outcome.message).toBeUndefined()
  })

  test('when asking is above the market value: the score stays negative', async () => {
    expect(await validate({}, { askingPrice: 210_000 })).toMatchObject({
      outcome: 'reject',
      valuation: { passed: false, bmvScore: -5 },
      notes: { reasonCodes: ['too_little_discount', 'asking_out_of_reach'] },
    })
  })

  test('unless the rules leave it to bargaining', async () => {
    const config = { minBmvPct: -10, maxAskingOverCeilingPct: 60 }
    expect(await validate({ config }, { askingPrice: 210_000 })).toMatchObject({ outcome: 'advance' })
    expect(await validate({ config }, { askingPrice: 220_000 })).toMatchObject({
      outcome: 'reject',
      notes: { reasonCodes: ['asking_out_of_reach'] },
    })
    expect(await validate({ config }, { askingPrice: 220_020 })).toMatchObject({
      notes: { reasonCodes: ['too_little_discount', 'asking_out_of_reach'] },
    })
  })
})

describe('a person decides', () => {
  const codes = (code: string) => ({ outcome: 'ask_human', notes: { reasonCodes: [code] } })

  test.each([['EH1 1AA'], ['BT1 1AA'], ['JE2 3AB'], ['CF10 1AA']])(
    'outside England: %s',
    async (propertyPostcode) => {
      expect(await validate({}, { propertyPostcode })).toMatchObject(codes('outside_england'))
    },
  )

  test('about a type that no sale compares with', async () => {
    expect(await validate({}, { propertyType: 'other' })).toMatchObject(codes('unusual_type'))
  })

  test('when no tax bands are in force', async () => {
    expect(await validate({ taxBands: [] })).toMatchObject(codes('no_tax_bands'))
  })

  test('on fewer than three comparable sales', async () => {
    const outcome = await validate({ comparables: [aSale(), aSale()] })
    expect(outcome).toMatchObject(codes('too_few_comparables'))
    expect(outcome.valuation).toBeUndefined()
  })

  test.each([59_999, 600_001])(
    'about an asking price of %d where homes sell for 200,000',
    async (askingPrice) => {
      expect(await validate({}, { askingPrice })).toMatchObject(codes('asking_price_implausible'))
    },
  )

  test('about a house nobody can live in', async () => {
    const outcome = await validate({}, { condition: 'uninhabitable', askingPrice: 70_000 })
    expect(outcome.notes?.reasonCodes).toEqual(['uninhabitable', 'works_too_large'])
    expect(outcome.notes?.basis).toMatchObject({ medianPrice: 200_000, marketValue: 83_125 })
  })

  test('when works are a large part of the value', async () => {
    const comparables = aGoodMarket().map((sale) => ({ ...sale, price: sale.price / 2 }))
    const outcome = await validate({ comparables }, { condition: 'poor', askingPrice: 60_000 })
    expect(outcome).toMatchObject(codes('works_too_large'))
  })

  test('when prices lie far apart, even if the deal looks bad', async () => {
    const comparables = [100, 150, 250, 330].map((price) => aSale({ price: price * 1000 }))
    expect(await validate({ comparables }, { askingPrice: 250_000 })).toMatchObject(codes('low_confidence'))
  })

  test('when the rules themselves are wrong', async () => {
    expect(await validate({ config: { minComparable: 5 } })).toMatchObject(codes('config_invalid'))
  })
})

describe('the vendor is asked', () => {
  test('for exactly what is missing', async () => {
    const outcome = await validate({}, { bedrooms: undefined, condition: undefined })
    expect(outcome).toMatchObject({
      outcome: 'needs_info',
      message: {
        purpose: 'question',
        body: 'Homestead Buyers: to value your property we still need the number of bedrooms and its condition (excellent, good, fair, poor or uninhabitable). Could you text us that, please?',
      },
      notes: { missing: ['bedrooms', 'condition'] },
    })
  })

  test('for a postcode that cannot exist', async () => {
    expect(await validate({}, { propertyPostcode: 'M14 ABC' })).toMatchObject({
      outcome: 'needs_info',
      notes: { missing: ['propertyPostcode'] },
    })
  })
})

test('a sale of the property itself is told, not compared with', async () => {
  const own = aSale({ postcode: 'M14 5AB', paon: '12', street: 'BEECH ROAD', price: 90_000 })
  const outcome = await validate({ comparables: [...aGoodMarket(), own] })
  expect(outcome.notes?.ownSales).toEqual([
    { transactionId: own.transactionId, price: 90_000, soldOn: '2026-06-01' },
  ])
  expect(JSON.stringify(outcome.valuation?.basis)).not.toContain(own.transactionId)
})
