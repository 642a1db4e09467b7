import { describe, expect, it } from 'vitest'
import { conditions, propertyTypes } from '../../../src/agents/contract/agent.ts'
import { findBedrooms, readBedrooms } from '../../../src/intake/readers/bedrooms.ts'
import { readCondition } from '../../../src/intake/readers/condition.ts'
import { readPropertyType } from '../../../src/intake/readers/property_type.ts'

describe('a type of property in words', () => {
  it.each([
    ['semi', 'semi_detached'],
    ['Semi-Detached', 'semi_detached'],
    ['3 bed semi-detached house', 'semi_detached'],
    ['semi detached bungalow', 'bungalow'],
    ['Detached', 'detached'],
    ['link-detached', 'detached'],
    ['Det.', 'detached'],
    ['terrace', 'terraced'],
    ['Mid-Terraced', 'terraced'],
    ['terraced house', 'terraced'],
    ['town house', 'terraced'],
    ['End Terrace', 'end_terrace'],
    ['end-of-terrace', 'end_terrace'],
    ['End of the terrace', 'end_terrace'],
    ['2 bed flat', 'flat'],
    ['Apartment', 'flat'],
    ['studio', 'flat'],
    ['maisonette', 'maisonette'],
    ['maisonnette', 'maisonette'],
    ['dormer bungalow', 'bungalow'],
    ['park home', 'other'],
    ['Shop', 'other'],
    ['D', 'detached'],
    ['s', 'semi_detached'],
    ['T', 'terraced'],
    ['F', 'flat'],
  ])('%s is %s', (written, expected) => {
    expect(readPropertyType(written)).toEqual({ ok: true, value: expected })
  })

  it.each(propertyTypes.map((type) => [type]))('%s, as the pipeline itself calls it', (type) => {
    expect(readPropertyType(type)).toEqual({ ok: true, value: type })
  })

  it.each([['house'], ['castle'], [''], ['3 bed']])('%j is not one', (written) => {
    expect(readPropertyType(written)).toMatchObject({ ok: false })
  })
})

describe('a condition in words', () => {
  it.each([
    ['Immaculate', 'excellent'],
    ['newly refurbished', 'excellent'],
    ['Good', 'good'],
    ['well maintained', 'good'],
    ['needs no work', 'good'],
    ['Average', 'fair'],
    ['a bit dated', 'fair'],
    ['needs some work', 'fair'],
    ['needs modernising', 'fair'],
    ['good but needs a new kitchen', 'fair'],
    ['needs work', 'poor'],
    ['needs full refurb', 'poor'],
    ['in need of renovation', 'poor'],
    ['run-down', 'poor'],
    ['poor', 'poor'],
    ['derelict', 'uninhabitable'],
    ['fire damaged', 'uninhabitable'],
  ])('%s is %s', (written, expected) => {
    expect(readCondition(written)).toEqual({ ok: true, value: expected })
  })

  it.each(conditions.map((condition) => [condition]))('%s, as the pipeline itself calls it', (condition) => {
    expect(readCondition(condition)).toEqual({ ok: true, value: condition })
  })

  it.each([['not good'], ['haunted'], ['7/10'], ['']])('%j is not one', (written) => {
    expect(readCondition(written)).toMatchObject({ ok: false })
  })
})

describe('bedrooms', () => {
  it.each([
    ['3', 3],
    ['3.0', 3],
    ['3 bed', 3],
    ['3bed', 3],
    ['3-bedroom', 3],
    ['three bedrooms', 3],
    ['Three', 3],
    ['4+', 4],
    ['studio', 0],
    ['0', 0],
    ['3 bed semi', 3],
  ])('%s are %d', (written, expected) => {
    expect(readBedrooms(written)).toEqual({ ok: true, value: expected })
  })

  it.each([['3-4'], ['3 or 4'], ['lots'], ['-1'], ['51'], ['3.5'], ['']])('%j are none', (written) => {
    expect(readBedrooms(written)).toMatchObject({ ok: false })
  })

  it('are found in a description', () => {
    expect(findBedrooms('spacious 3 bed semi-detached')).toBe(3)
    expect(findBedrooms('semi-detached house')).toBeNull()
  })
})
