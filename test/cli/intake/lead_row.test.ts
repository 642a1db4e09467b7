import { describe, expect, it } from 'vitest'
import { factList } from '../../../db/leads/lead_facts.ts'
import { recogniseColumns } from '../../../src/intake/leads/lead_columns.ts'
import { readLeadRow } from '../../../src/intake/leads/lead_row.ts'

function read(row: Record<string, string>) {
  return readLeadRow(recogniseColumns(Object.keys(row)), Object.values(row), 'import')
}

it.each(
  factList.flatMap(({ label, field, choices }) => choices.map((choice) => [label, choice, field] as const)),
)('a cell of %s that says "%s" says so', (label, choice, field) => {
  const { facts, problems } = read({ phone: '07700 900123', [label]: choice })
  expect(problems).toEqual([])
  expect(facts?.[field]).toBe(choice)
})

it.each(factList.map(({ label }) => label))(
  'a cell of %s that nobody understands is told of once',
  (label) => {
    expect(read({ phone: '07700 900123', [label]: 'x'.repeat(400) }).problems.length).toBeLessThanOrEqual(1)
  },
)

it('a full row becomes facts', () => {
  const { facts, problems } = read({
    'Vendor name': ' Ada  Sparrow ',
    Mobile: '07700 900123',
    Email: 'Ada@Example.com',
    'Address line 1': '14',
    Street: 'Oak Road',
    Town: 'Bristol',
    Postcode: 'bs65qa',
    'Asking price': '£185,000',
    Type: '3 bed semi',
    Condition: 'needs some work',
    Ref: 'A1',
    Source: 'Facebook Ads',
  })

  expect(problems).toEqual([])
  expect(facts).toMatchObject({
    vendorName: 'Ada Sparrow',
    vendorPhone: '+447700900123',
    vendorEmail: 'ada@example.com',
    source: 'facebook-ads',
    externalRef: 'A1',
    propertyAddress: '14 Oak Road, Bristol',
    propertyPostcode: 'BS6 5QA',
    askingPrice: '185000.00',
    propertyType: 'semi_detached',
    bedrooms: 3,
    condition: 'fair',
  })
})

describe('a price whose comma ended its cell', () => {
  const columns = recogniseColumns(['Phone', 'Price', 'Beds', 'Name'])
  const cells = (line: string) => readLeadRow(columns, line.split(','), 'import')

  it.each([
    ['07700900123,OIRO £185,000,3,Ada', '185000.00', 'OIRO £185,000'],
    ['07700900123,185,000,3,Ada', '185000.00', '185,000'],
    ['07700900123,£1,250,000,3,Ada', '1250000.00', '£1,250,000'],
    ['07700900123,£185,000 ono,3,Ada', '185000.00', '£185,000 ono'],
  ])('is put together again: %s', (line, askingPrice, said) => {
    const { facts, problems } = cells(line)
    expect(facts).toMatchObject({ askingPrice, bedrooms: 3, vendorName: 'Ada' })
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'read', column: 'Price', problem: expect.stringContaining(said) }),
    ])
  })

  it.each([
    '07700900123,£185,000,3,Ada,Pole',
    '07700900123,£185,0000,3,Ada',
    '07700900123,Bristol,£185000,3,Ada',
    '07700900123,£185,000,3,Ada,,x',
  ])('is left to a person where that does not explain the row: %s', (line) => {
    expect(cells(line)).toMatchObject({ facts: null, problems: [{ severity: 'error' }] })
  })

  it('is no price in a row that is whole', () => {
    expect(cells('07700900123,185,000,Ada').facts).toMatchObject({ askingPrice: null, vendorName: 'Ada' })
  })
})

it('a phone is enough', () => {
  const { facts, problems } = read({ Phone: '07700900123', Price: '', Beds: 'n/a' })

  expect(problems).toEqual([])
  expect(facts).toMatchObject({
    vendorPhone: '+447700900123',
    source: 'import',
    askingPrice: null,
    bedrooms: null,
  })
})

describe('a row without a number that can be texted is refused', () => {
  it('when there is none', () => {
    const { facts, problems } = read({ Phone: '', Name: 'Ada' })
    expect(facts).toBeNull()
    expect(problems).toEqual([
      { severity: 'error', column: 'Phone', value: '', problem: 'there is no phone number' },
    ])
  })

  it('when none of several will do', () => {
    const { facts, problems } = read({ Mobile: '12345', Telephone: '020 7946 0123' })
    expect(facts).toBeNull()
    expect(problems.map(({ column, severity }) => [column, severity])).toEqual([
      ['Mobile', 'error'],
      ['Telephone', 'error'],
    ])
  })
})

it('of several phones the first that can be texted is taken, without a word', () => {
  const { facts, problems } = read({ Mobile: '020 7946 0123', Telephone: '07700 900123' })
  expect(facts?.vendorPhone).toBe('+447700900123')
  expect(problems).toEqual([])
})

it('any other field that cannot be understood is left out with a warning', () => {
  const { facts, problems } = read({
    Phone: '07700900123',
    Email: 'ada@',
    Postcode: 'BS6',
    Price: '180-190k',
    Type: 'castle',
    Beds: 'lots',
    Condition: 'haunted',
  })

  expect(facts).toMatchObject({
    vendorEmail: null,
    propertyPostcode: null,
    askingPrice: null,
    propertyType: null,
  })
  expect(facts).toMatchObject({ bedrooms: null, condition: null })
  expect(problems.map(({ severity, column, value }) => [severity, column, value])).toEqual([
    ['warning', 'Email', 'ada@'],
    ['warning', 'Postcode', 'BS6'],
    ['warning', 'Price', '180-190k'],
    ['warning', 'Type', 'castle'],
    ['warning', 'Beds', 'lots'],
    ['warning', 'Condition', 'haunted'],
  ])
})

it('first and last name are joined, unless there is a full one', () => {
  const phone = { Phone: '07700900123' }
  expect(read({ 'First name': 'Ada', Surname: 'Sparrow', ...phone }).facts?.vendorName).toBe('Ada Sparrow')
  expect(read({ 'First name': 'Ada', Surname: '', ...phone }).facts?.vendorName).toBe('Ada')
  expect(read({ Name: 'A. Sparrow', 'First name': 'Ada', ...phone }).facts?.vendorName).toBe('A. Sparrow')
})

it('a postcode is found in the address when its own column says nothing', () => {
  expect(
    read({ Phone: '07700900123', Address: '14 Oak Road, Bristol BS6 5QA' }).facts?.propertyPostcode,
  ).toBe('BS6 5QA')
})

it('what spreadsheets put around values is taken off', () => {
  const { facts } = read({
    Phone: '="07700900123"',
    Ref: "'00123",
    Name: '\u200bAda\u00a0Sparrow',
    Condition: '-',
  })
  expect(facts).toMatchObject({
    vendorPhone: '+447700900123',
    externalRef: '00123',
    vendorName: 'Ada Sparrow',
  })
  expect(facts?.condition).toBeNull()
})

it('more cells than headings means that the row is shifted, and it is refused', () => {
  const columns = recogniseColumns(['Phone', 'Address'])
  expect(readLeadRow(columns, ['07700900123', '14 Oak Road', 'Bristol'], 'import').facts).toBeNull()
  expect(readLeadRow(columns, ['07700900123', '14 Oak Road', ''], 'import').facts).not.toBeNull()
})

describe('a postcode with letters and digits mixed up', () => {
  it('is put right where only one is possible, and the report says as what it was read', () => {
    for (const row of [{ Postcode: 'P01 3AX' }, { Address: '7 High Street, Portsmouth P01 3AX' }]) {
      const { facts, problems } = read({ Phone: '07700900123', ...row })
      const [column, value] = Object.entries(row)[0] ?? []
      expect(facts).toMatchObject({ propertyPostcode: 'PO1 3AX' })
      expect(problems).toEqual([{ severity: 'read', column, value, problem: 'read as PO1 3AX' }])
    }
  })

  it('is not mentioned where it only was written in another way', () => {
    for (const Postcode of ['po13ax', 'PO1-3AX', ' PO1  3AX ', 'Portsmouth PO1 3AX'])
      expect(read({ Phone: '07700900123', Postcode }).problems).toEqual([])
  })
})
