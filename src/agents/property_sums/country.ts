import { readPostcode as readCode } from '../../postcodes/read_postcode.ts'

export type Country = 'england' | 'wales' | 'scotland' | 'northern_ireland' | 'islands'

export type Postcode = {
  /** Upper case with one space. */
  readonly full: string
  readonly outcode: string
  /** The outcode and the first digit of the inward part: some 3,000 addresses. */
  readonly sector: string
  /** Where its land tax is settled; a district on the border counts as the side whose rules differ. */
  readonly country: Country
}

/** Source: Royal Mail's postcode areas. TD and DG hold a few English villages; they count as Scottish. */
const areas: Record<Exclude<Country, 'england'>, readonly string[]> = {
  wales: 'CF LD LL NP SA'.split(' '),
  scotland: 'AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE'.split(' '),
  northern_ireland: ['BT'],
  islands: 'GY IM JE'.split(' '),
}

/** Districts of the areas of Chester, Hereford and Shrewsbury that touch a Welsh local authority. */
const welshDistricts = /^(CH[145678]|HR[235]|SY(5|9|10|13|14|15|16|17|18|19|20|21|22|23|24|25))$/

/** A postcode as people write it (stray spaces, O for 0), or null when it cannot be one. */
export function readPostcode(text: string): Postcode | null {
  const read = readCode(text)
  if (!read.ok) {
    return null
  }
  const outcode = read.value.slice(0, -4)
  const [, district, area] = /^(([A-Z]+)[0-9]+)/.exec(outcode) ?? []
  if (district === undefined || area === undefined) {
    return null
  }
  return { full: read.value, outcode, sector: read.value.slice(0, -2), country: countryOf(area, district) }
}

function countryOf(area: string, district: string): Country {
  if (welshDistricts.test(district)) return 'wales'
  const abroad = (['wales', 'scotland', 'northern_ireland', 'islands'] as const).find((country) =>
    areas[country].includes(area),
  )
  return abroad ?? 'england'
}
