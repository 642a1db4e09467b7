import { describe, expect, test } from 'vitest'
import { syntheticSales } from '../../src/simulation/vendors/comparables.ts'
import { places } from '../../src/simulation/vendors/english_homes.ts'
import { makeVendor } from '../../src/simulation/vendors/make_vendor.ts'
import { personaSchema } from '../../src/simulation/vendors/persona.ts'

const many = Array.from({ length: 2000 }, (_, index) => makeVendor(1, index + 1))

function shareOf(isSo: (vendor: (typeof many)[number]) => boolean): number {
  return many.filter(isSo).length / many.length
}

describe('made-up vendors', () => {
  test('the same seed and number make the same vendor, another seed or number another', () => {
    expect(makeVendor(7, 42)).toEqual(makeVendor(7, 42))
    expect(makeVendor(7, 42)).not.toEqual(makeVendor(8, 42))
    expect(makeVendor(7, 42).persona).not.toEqual(makeVendor(7, 43).persona)
  })

  test('no vendor has a number that could reach anybody, and no two have the same', () => {
    const phones = many.map((vendor) => vendor.persona.phone)
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.slice(0, 900).every((phone) => /^\+447700900\d{3}$/.test(phone))).toBe(true)
    expect(phones.slice(900).every((phone) => /^\+999\d{9}$/.test(phone))).toBe(true)
  })

  test('every persona is complete, and asks 70 to 120 percent of what the property is worth', () => {
    for (const { persona } of many) {
      expect(personaSchema.parse(persona)).toEqual(persona)
      const share = persona.property.askingPrice / persona.value
      expect(share).toBeGreaterThan(0.69)
      expect(share).toBeLessThan(1.21)
      expect(persona.reserve).toBeLessThanOrEqual(persona.property.askingPrice)
    }
  })

  test('a third never answers, few opt out, nobody is everything at once', () => {
    expect(shareOf(({ persona }) => persona.character === 'never_answers')).toBeCloseTo(0.35, 1)
    expect(shareOf(({ persona }) => persona.character === 'opts_out')).toBeLessThan(0.07)
    expect(shareOf(({ persona }) => persona.character === 'opts_out')).toBeGreaterThan(0.01)
    expect(shareOf(({ persona }) => persona.telling === 'form')).toBeGreaterThan(0.15)
  })
})

describe('made-up sales', () => {
  const before = new Date('2026-03-02T07:00:00Z')
  const sales = syntheticSales(1, before)

  test('lie in the two years before the simulation begins', () => {
    expect(sales.every(({ sold_on }) => sold_on < '2026-02-02' && sold_on > '2024-03-02')).toBe(true)
    expect(new Set(sales.map((sale) => sale.transaction_id)).size).toBe(sales.length)
  })

  test('are enough to compare with in every outcode but one', () => {
    const known = places.map(
      ({ outcode }) => sales.filter((sale) => sale.postcode.startsWith(`${outcode} `)).length,
    )
    expect(known.filter((count) => count >= 80)).toHaveLength(places.length - 1)
    expect(Math.min(...known)).toBeLessThan(12)
  })
})
