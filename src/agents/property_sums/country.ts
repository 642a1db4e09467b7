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
const areas: Record<Exclude<Country, 'england'>, ReadonlySet<string>> = {
  wales: new Set(['CF', 'LD', 'LL', 'NP', 'SA']),
  scotland: new Set([
    'AB',
    'DD',
    'DG',
    'EH',
    'FK',
    'G',
    'HS',
    'IV',
    'KA',
    'KW',
    'KY',
    'ML',
    'PA',
    'PH',
    'TD',
    'ZE',
  ]),
  northern_ireland: new Set(['BT']),
  islands: new Set(['GY', 'IM', 'JE']),
}

/** Districts of the areas of Chester, Hereford and Shrewsbury that touch a Welsh local authority. */
const welshDistricts: ReadonlySet<string> = new Set(
  [
    ['CH1', 'CH4', 'CH5', 'CH6', 'CH7', 'CH8', 'HR2', 'HR3', 'HR5', 'SY5', 'SY9', 'SY10', 'SY13', 'SY14'],
    ['SY15', 'SY16', 'SY17', 'SY18', 'SY19', 'SY20', 'SY21', 'SY22', 'SY23', 'SY24', 'SY25'],
  ].flat(),
)

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
  if (areas.wales.has(area) || welshDistricts.has(district)) {
    return 'wales'
  }
  if (areas.scotland.has(area)) {
    return 'scotland'
  }
  if (areas.northern_ireland.has(area)) {
    return 'northern_ireland'
  }
  return areas.islands.has(area) ? 'islands' : 'england'
}
