import { describe, expect, it } from 'vitest'
import { findPostcode } from '../../src/postcodes/find_postcodes.ts'
import { readPostcode } from '../../src/postcodes/read_postcode.ts'

describe('a postcode is read', () => {
  it.each([
    ['BS6 5QA', 'BS6 5QA'],
    ['bs65qa', 'BS6 5QA'],
    ['  bs6 5 qa ', 'BS6 5QA'],
    ['B S 6 5 Q A', 'BS6 5QA'],
    ['M1 1AE', 'M1 1AE'],
    ['SW1A1AA', 'SW1A 1AA'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['W1A 0AX', 'W1A 0AX'],
    ['W1A OAX', 'W1A 0AX'],
    ['SWIA 1AA', 'SW1A 1AA'],
    ['S015 2AB', 'SO15 2AB'],
    ['LL11-2AB', 'LL11 2AB'],
    ['gir 0aa', 'GIR 0AA'],
    ['Leeds LS1 4AP', 'LS1 4AP'],
  ])('%s', (written, expected) => {
    expect(readPostcode(written)).toEqual({ ok: true, value: expected })
  })
})

describe('what is not a whole postcode is refused', () => {
  it.each([[''], ['BS6'], ['BS6 5'], ['12345'], ['90210-1234'], ['not known'], ['BS6 5QC'], ['A1A A1A']])(
    '%j',
    (written) => {
      expect(readPostcode(written)).toMatchObject({ ok: false })
    },
  )

  it('half of one is told from nonsense', () => {
    expect(readPostcode('BS6')).toMatchObject({ ok: false, problem: 'only the first half of a postcode' })
  })
})

describe('a postcode in an address', () => {
  it('is found', () => {
    expect(findPostcode('14 Oak Road, Bristol bs6 5qa')).toBe('BS6 5QA')
  })

  it('is the last one', () => {
    expect(findPostcode('M1 1AE House, 14 Oak Road, BS6 5QA')).toBe('BS6 5QA')
  })

  it('is not made up', () => {
    expect(findPostcode('Flat 2, 14 Oak Road, Bristol')).toBeNull()
  })
})
