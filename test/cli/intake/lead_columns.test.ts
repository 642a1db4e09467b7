import { describe, expect, it } from 'vitest'
import { type LeadField, recogniseColumns } from '../../../src/intake/leads/lead_columns.ts'

function fieldOf(heading: string): LeadField | undefined {
  return [...recogniseColumns([heading]).positions.keys()][0]
}

describe('a heading is known in many spellings', () => {
  it.each<[LeadField, string[]]>([
    [
      'vendorName',
      [
        'Name',
        'Full Name',
        'full_name',
        'fullName',
        'Vendor',
        'Vendor Name',
        "Vendor's Name",
        'Contact Name',
      ],
    ],
    ['firstName', ['First Name', 'first_name', 'firstName', 'Forename', 'Vendor First Name']],
    ['lastName', ['Last Name', 'Surname', 'lastname']],
    [
      'phone',
      ['Phone', 'phone_number', 'PhoneNumber', 'Mobile', 'Mobile No.', 'Telephone', 'Tel', 'Contact Number'],
    ],
    ['phone', ['vendor_phone', 'Seller Mobile', 'Your phone', 'Mobile (UK)']],
    ['vendorEmail', ['Email', 'E-mail', 'Email Address', 'vendor_email']],
    [
      'propertyAddress',
      ['Address', 'property_address', 'Address Line 1', 'address1', 'Street', 'Town', 'Property'],
    ],
    ['propertyPostcode', ['Postcode', 'Post Code', 'property_postcode', 'ZIP', 'Postal code']],
    ['askingPrice', ['Price', 'Asking Price', 'asking_price', 'Asking price (£)', 'askingPrice']],
    ['propertyType', ['Type', 'Property Type', 'property_type', 'Type of property']],
    ['bedrooms', ['Beds', 'Bedrooms', 'No. of bedrooms', 'Number of Beds']],
    ['condition', ['Condition', 'Property condition']],
    ['externalRef', ['ID', 'Ref', 'Reference', 'external_ref', 'External ID', 'Lead ID']],
    ['source', ['Source', 'Lead source']],
  ])('%s', (field, headings) => {
    for (const heading of headings) expect([heading, fieldOf(heading)]).toEqual([heading, field])
  })
})

it('columns may stand in any order, and unknown ones are named', () => {
  const columns = recogniseColumns(['Notes', 'Price', 'Mobile', 'created_time', ''])

  expect(columns.positions.get('phone')).toEqual([2])
  expect(columns.positions.get('askingPrice')).toEqual([1])
  expect(columns.ignored).toEqual(['Notes', 'created_time'])
})

it('a mobile goes before a telephone, wherever they stand', () => {
  expect(recogniseColumns(['Telephone', 'Home phone', 'Mobile']).positions.get('phone')).toEqual([2, 0, 1])
})

it('lines of an address keep their order', () => {
  const columns = recogniseColumns(['House number', 'Street', 'Phone', 'Town', 'County'])
  expect(columns.positions.get('propertyAddress')).toEqual([0, 1, 3, 4])
})

it("the property's address goes before the vendor's own", () => {
  const columns = recogniseColumns(['Address', 'Town', 'Property address', 'Postcode', 'Property postcode'])

  expect(columns.positions.get('propertyAddress')).toEqual([2])
  expect(columns.positions.get('propertyPostcode')).toEqual([4, 3])
  expect(columns.ignored).toEqual(['Address', 'Town'])
})

it('a town beside the address of the property belongs to it', () => {
  expect(recogniseColumns(['Property address', 'Town']).positions.get('propertyAddress')).toEqual([0, 1])
})

it('references are read from one column only', () => {
  const columns = recogniseColumns(['ID', 'Reference', 'Phone'])

  expect(columns.positions.get('externalRef')).toEqual([1])
  expect(columns.ignored).toEqual(['ID'])
})
