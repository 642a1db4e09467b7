import { describe, expect, it } from 'vitest'
import { factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import { closeness, withLaterFacts } from '../../../src/intake/leads/same_lead.ts'

const ada: LeadFacts = {
  ...factsFrom(() => null),
  vendorName: 'Ada Sparrow',
  vendorPhone: '+447700900123',
  source: 'import',
  externalRef: null,
  propertyPostcode: 'BS6 5QA',
  askingPrice: '185000.00',
}

describe('two rows are about the same lead', () => {
  it.each<[string, Partial<LeadFacts>, Partial<LeadFacts>]>([
    ['same phone and postcode', {}, {}],
    ['same phone and postcode, whatever the references say', { externalRef: 'A' }, { externalRef: 'B' }],
    ['same reference', { externalRef: 'A' }, { externalRef: 'A', vendorPhone: '+447700900999' }],
    ['same phone, and one does not say where', {}, { propertyPostcode: null }],
    [
      'same reference and e-mail',
      { externalRef: 'A', vendorEmail: 'ada@example.com' },
      {
        ...{ externalRef: 'A', vendorEmail: 'Ada@example.com' },
        ...{ vendorPhone: '+447700900999', propertyPostcode: 'M1 1AE' },
      },
    ],
    [
      'same reference and name, and one does not say where',
      { externalRef: 'A' },
      { externalRef: 'A', vendorPhone: '+447700900999', vendorName: 'ADA  SPARROW', propertyPostcode: null },
    ],
    [
      'same phone, and neither says where',
      { propertyPostcode: null },
      { propertyPostcode: null, externalRef: 'A' },
    ],
  ])('%s', (_, one, other) => {
    expect(
      closeness({ ...ada, ...one, isLive: true, otherPhones: [] }, { ...ada, ...other }),
    ).toBeGreaterThan(0)
    expect(
      closeness({ ...ada, ...other, isLive: true, otherPhones: [] }, { ...ada, ...one }),
    ).toBeGreaterThan(0)
  })
})

describe('two rows are about different leads', () => {
  const nowhere = { propertyPostcode: null }
  it.each<[string, Partial<LeadFacts>, Partial<LeadFacts>]>([
    [
      'the same reference, and nothing else',
      { externalRef: 'A', propertyPostcode: null },
      { externalRef: 'A', propertyPostcode: null, vendorPhone: '+447700900999', vendorName: 'Ben Crow' },
    ],
    [
      'the same reference and name, of another phone and property',
      { externalRef: 'A' },
      { externalRef: 'A', vendorPhone: '+447700900999', propertyPostcode: 'M1 1AE' },
    ],
    ['different phones', {}, { vendorPhone: '+447700900999' }],
    ['another property', {}, { propertyPostcode: 'M1 1AE' }],
    ['the source tells them apart', { ...nowhere, externalRef: 'A' }, { ...nowhere, externalRef: 'B' }],
    [
      'the same reference of another source',
      { externalRef: 'A' },
      { externalRef: 'A', source: 'crm', vendorPhone: '+447700900999' },
    ],
  ])('%s', (_, one, other) => {
    expect(closeness({ ...ada, ...one, isLive: true, otherPhones: [] }, { ...ada, ...other })).toBe(0)
    expect(closeness({ ...ada, ...other, isLive: true, otherPhones: [] }, { ...ada, ...one })).toBe(0)
  })
})

it('later facts are written over earlier ones, silence over nothing', () => {
  const later = { ...ada, vendorName: null, askingPrice: '190000.00', bedrooms: 3 }
  expect(withLaterFacts(ada, later)).toEqual({ ...ada, askingPrice: '190000.00', bedrooms: 3 })
})
