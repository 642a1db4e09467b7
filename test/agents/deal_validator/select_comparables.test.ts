import { describe, expect, test } from 'vitest'
import type { Comparable, PropertyType } from '../../../src/agents/contract/agent.ts'
import { type KnownProperty, knownProperty } from '../../../src/agents/deal_validator/known_property.ts'
import { isOwnSale } from '../../../src/agents/deal_validator/own_sale.ts'
import { chooseSample } from '../../../src/agents/deal_validator/select_comparables.ts'
import { validatorConfigSchema } from '../../../src/agents/deal_validator/validator_config.ts'
import { aGoodMarket, aSale, validatorInput } from './validator_input.ts'

const now = new Date('2026-09-01T10:00:00Z')
const config = validatorConfigSchema.parse({})

function aProperty(change: Partial<KnownProperty> = {}): KnownProperty {
  const known = knownProperty(validatorInput().lead)
  if ('missing' in known) {
    throw new Error('the test needs a whole lead')
  }
  return { ...known.property, ...change }
}

function choose(comparables: Comparable[], change: Partial<KnownProperty> = {}) {
  return chooseSample(comparables, aProperty(change), now, config)
}

describe('comparables', () => {
  test.each<[string, Partial<Comparable>]>([
    ['a new build', { newBuild: true }],
    ['a sale of category B', { category: 'B' }],
    ['another type', { type: 'T' }],
    ['something that is no home', { type: 'O' }],
    ['a leasehold house', { tenure: 'L' }],
    ['another outcode', { postcode: 'M15 5CD' }],
    ['an outcode that only begins alike', { postcode: 'M145 1AA' }],
    ['a sale of more than 24 months ago', { soldOn: '2024-08-31' }],
    ['a sale of exactly 24 months ago', { soldOn: '2024-09-01' }],
    ['a sale still to come', { soldOn: '2026-09-02' }],
  ])('leave out %s', (_, change) => {
    expect(choose([aSale(), aSale(), aSale(change)])).toBeNull()
    expect(choose([aSale(), aSale(), aSale()])?.sales).toHaveLength(3)
  })

  test.each<[PropertyType, string, string]>([
    ['detached', 'D', 'F'],
    ['semi_detached', 'S', 'F'],
    ['terraced', 'T', 'F'],
    ['end_terrace', 'T', 'F'],
    ['flat', 'F', 'L'],
    ['maisonette', 'F', 'L'],
    ['flat', 'F', 'U'],
    ['bungalow', 'D', 'F'],
    ['bungalow', 'S', 'F'],
    ['bungalow', 'T', 'F'],
  ])('of a %s are filed as %s with tenure %s', (propertyType, type, tenure) => {
    const others = aGoodMarket({ type: type === 'F' ? 'S' : 'F', tenure: type === 'F' ? 'F' : 'L' })
    expect(choose([...others, ...aGoodMarket({ type, tenure })], { propertyType })?.sales).toHaveLength(8)
  })

  test('stay in the sector and the last 12 months while that is enough', () => {
    const far = aGoodMarket({ postcode: 'M14 7XY', price: 300_000 })
    const old = aGoodMarket({ soldOn: '2025-03-01', price: 100_000 })
    expect(choose([...aGoodMarket(), ...far, ...old])).toMatchObject({
      step: 'sector, 12 months',
      median: 20_000_000n,
    })
  })

  test('widen to the outcode, then to 24 months', () => {
    const far = aGoodMarket({ postcode: 'M14 7XY' })
    const old = aGoodMarket({ soldOn: '2025-03-01' })
    expect(choose([aSale(), aSale(), ...far])).toMatchObject({ step: 'outcode, 12 months' })
    expect(choose([aSale(), aSale(), ...old])).toMatchObject({ step: 'outcode, 24 months' })
  })

  test('widen when three sales nearby lie too far apart to trust', () => {
    const scattered = [120, 200, 280].map((price) => aSale({ price: price * 1000 }))
    const far = aGoodMarket({ postcode: 'M14 7XY' })
    expect(choose([...scattered, ...far])).toMatchObject({ step: 'outcode, 12 months', median: 20_000_000n })
    expect(choose(scattered)?.confidence).toBeLessThan(0.5)
    expect(choose(scattered)?.step).toBe('sector, 12 months')
  })

  test('stay near when that is good enough, though farther would be surer', () => {
    const far = aGoodMarket({ postcode: 'M14 7XY' })
    expect(choose([aSale(), aSale(), aSale(), ...far])).toMatchObject({ step: 'sector, 12 months' })
  })

  test('are trimmed of outliers', () => {
    const castle = aSale({ price: 1_000_000 })
    const chosen = choose([...aGoodMarket(), castle])
    expect(chosen).toMatchObject({ median: 20_000_000n, outliers: [castle] })
  })

  test('give the mean of the two middle prices when they are even in number', () => {
    const prices = [190_000, 199_999.99, 200_000.02, 210_000]
    expect(choose(prices.map((price) => aSale({ price })))?.median).toBe(20_000_000n)
  })

  test.each<[string, Partial<KnownProperty>, Partial<Comparable>, number]>([
    // 8 sales: 0.4; quartiles 198,750 and 201,250, spread 0.0125: 0.39; 92 days: 0.1748.
    ['a semi among semis', {}, {}, 0.96],
    ['sales elsewhere in the outcode', {}, { postcode: 'M14 7XY' }, 0.87],
    ['a bungalow', { propertyType: 'bungalow' }, {}, 0.77],
    ['a house of seven bedrooms', { bedrooms: 7 }, {}, 0.77],
  ])('earn confidence: %s', (_, property, sale, confidence) => {
    expect(choose(aGoodMarket(sale), property)?.confidence).toBe(confidence)
  })
})

describe('a sale of the property itself', () => {
  test.each<[string, Partial<Comparable>, boolean]>([
    ['12 Beech Road', { paon: '12' }, true],
    ['12 Beech Rd, Manchester', { paon: '12', street: 'BEECH ROAD' }, true],
    ['Rose Cottage, Beech Road', { paon: 'ROSE COTTAGE' }, true],
    ['Flat 3, 12 Beech Road', { paon: '12', saon: 'FLAT 3' }, true],
    ['Apt 3 12 Beech Road', { paon: '12', saon: 'FLAT 3' }, true],
    ['Flat 5, 12 Beech Road', { paon: '12', saon: 'FLAT 3' }, false],
    ['Flat 5, 3 Beech Road', { paon: '3', saon: 'FLAT 3' }, false],
    ['112 Beech Road', { paon: '12' }, false],
    ['12 Beech Road', { paon: '14' }, false],
    ['12 Beech Road', { paon: '12', postcode: 'M14 5CD' }, false],
    ['12 Beech Road', { paon: null }, false],
  ])('%s against %j: %s', (propertyAddress, change, own) => {
    const sale = aSale({ postcode: 'M14 5AB', ...change })
    expect(isOwnSale(sale, aProperty({ propertyAddress }))).toBe(own)
  })
})
