import { describe, expect, test } from 'vitest'
import { readPostcode } from '../../../src/agents/property_sums/country.ts'

describe('a postcode', () => {
  test.each([
    ['bs6 5 qa', 'BS6 5QA', 'BS6', 'BS6 5'],
    ['M145AB', 'M14 5AB', 'M14', 'M14 5'],
    ['swia 1aa', 'SW1A 1AA', 'SW1A', 'SW1A 1'],
  ])('%s is read as %s', (written, full, outcode, sector) => {
    expect(readPostcode(written)).toEqual({ full, outcode, sector, country: 'england' })
  })

  test.each(['', 'M14', 'nowhere', '12345', 'GIR 0AA', 'QQ1 1AA', 'ZZ99 3VZ', 'S80ANL'])(
    '%j is none',
    (written) => {
      expect(readPostcode(written)).toBeNull()
    },
  )

  test.each([
    ['EH1 1AA', 'scotland'],
    ['G1 1AA', 'scotland'],
    ['TD15 1AA', 'scotland'],
    ['BT1 1AA', 'northern_ireland'],
    ['JE2 3AB', 'islands'],
    ['IM1 1AA', 'islands'],
    ['CF10 1AA', 'wales'],
    ['CH5 1AA', 'wales'],
    ['SY16 1AA', 'wales'],
    ['CH43 1AA', 'england'],
    ['SY1 1AA', 'england'],
    ['GL1 1AA', 'england'],
  ])('%s lies in %s', (written, country) => {
    expect(readPostcode(written)?.country).toBe(country)
  })
})
