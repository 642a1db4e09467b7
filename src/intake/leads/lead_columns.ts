import { type FactField, factList } from '../../../db/leads/lead_facts.ts'

/** What a column of a list of leads can hold. */
export type LeadField =
  | FactField
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'externalRef'
  | 'source'
  | 'consent'
  | 'consentDate'

export interface LeadColumns {
  /** Positions of the columns of each field, the most telling spelling first; address lines in the order of the file. */
  positions: ReadonlyMap<LeadField, readonly number[]>
  header: readonly string[]
  /** Headings that nobody reads. */
  ignored: readonly string[]
}

/**
 * Headings of each field as `plainHeading` leaves them; where several columns fit, the earlier spelling goes first. Facts that
 * are not here are known by their labels and columns.
 */
const ownSpellings: { readonly [Field in LeadField]?: string } = {
  vendorName: 'full name, name, complete name, vendor, seller, owner, customer, client, contact',
  firstName: 'first name, firstname, forename, given name, first',
  lastName: 'last name, lastname, surname, family name, last',
  phone: `
    mobile, mobile phone, mobile number, mobile no, mobile tel, mobile telephone, mob, cell, cell phone,
    cellphone, phone, phone number, phone no, phonenumber, msisdn, contact number, contact no, contact phone,
    contact tel, contact telephone, contact mobile, telephone, telephone number, telephone no, tel, tel no,
    tel number, mobile 1, mobile 2, phone 1, phone 2, telephone 1, telephone 2, tel 1, tel 2, home phone,
    work phone, home telephone, work telephone, whatsapp`,
  vendorEmail: 'email, e mail, email address, e mail address, mail',
  propertyPostcode: `
    property postcode, property post code, postcode, post code, postal code, zip, zip code`,
  askingPrice: `
    asking price, asking, price, property price, guide price, price wanted, price expected, expected price,
    desired price, asking price gbp, price gbp, asking price pounds`,
  propertyType: 'property type, type of property, house type, type',
  bedrooms: `
    bedrooms, beds, number of bedrooms, no of bedrooms, number of beds, no of beds, bedroom, bed`,
  condition: 'condition, property condition, condition of property, state of repair',
  externalRef: `
    external ref, external reference, external id, reference, ref, reference number, ref no, id, lead id,
    lead ref, lead reference, crm id, record id, unique id, uid`,
  source: 'source, lead source, source of lead, channel',
  consent: `
    consent, consent wording, consent text, wording of consent, sms consent, text consent, consent to texts,
    marketing consent, opt in, opt in wording`,
  consentDate: `
    consent date, date of consent, consent given, consent given on, consented on, consented at, consent at,
    consent time, opt in date`,
}

const spellings = new Map<LeadField, readonly string[]>([
  ...factList
    .filter(({ field }) => field !== 'propertyAddress')
    .map(({ field, column, label }) => [field, [...new Set([label, column.replaceAll('_', ' ')])]] as const),
  ...Object.entries(ownSpellings).map(
    ([field, said]) => [field as LeadField, said.trim().split(/,\s+/)] as const,
  ),
])

/** A reference of one column and one of another may be the same and mean different leads, so only one column is read. */
const readFromOneColumn: ReadonlySet<LeadField> = new Set<LeadField>([
  'externalRef',
  'source',
  'consent',
  'consentDate',
])

const propertyAddress = /^property( (full )?(address|street|town|city|county|locality|line)( (line )?\d)?)?$/
const anyAddress =
  /^((full )?address|location|street|address street|road|house|building)( (address|name|number|no|name number|name or number|line))?( \d)?$/
const anyTown = /^(town|city|town city|village|locality|district|county)$/

/** Finds the columns that are read. Any order, many spellings; a column that nobody knows is left out. */
export function recogniseColumns(header: readonly string[]): LeadColumns {
  const headings = header.map(plainHeading)
  const positions = new Map<LeadField, readonly number[]>()

  for (const [field, known] of spellings) {
    const found = known.flatMap((spelling) => positionsOf(headings, (heading) => heading === spelling))
    if (found.length > 0) positions.set(field, readFromOneColumn.has(field) ? found.slice(0, 1) : found)
  }
  const lines = addressLines(headings)
  if (lines.length > 0) positions.set('propertyAddress', lines)

  const read = new Set([...positions.values()].flat())
  const ignored = header.filter((heading, position) => !read.has(position) && heading.trim() !== '')
  return { positions, header, ignored }
}

/** A file with both the property's address and another one is asked only for the property's. */
function addressLines(headings: readonly string[]): number[] {
  const ofProperty = headings.some((heading) => propertyAddress.test(heading))
  const ofSomething = headings.some((heading) => anyAddress.test(heading))
  const isLine = (heading: string) =>
    (ofProperty ? propertyAddress.test(heading) : anyAddress.test(heading)) ||
    (anyTown.test(heading) && !(ofProperty && ofSomething))
  return positionsOf(headings, isLine)
}

const whoseColumn =
  /^(vendors?|sellers?|owners?|homeowners?|customers?|clients?|landlords?|applicants?|your) (s )?(?=\S)/

function plainHeading(heading: string): string {
  return heading
    .replace(/\([^)]*\)/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(whoseColumn, '')
    .replace(/^(?:contact) (?=(first |last |full )?name$|email)/, '')
}

function positionsOf(headings: readonly string[], fits: (heading: string) => boolean): number[] {
  return headings.flatMap((heading, position) => (fits(heading) ? [position] : []))
}
