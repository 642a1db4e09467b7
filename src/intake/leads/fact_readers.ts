import type { Fact, FactField, FactValues } from '../../../db/leads/lead_facts.ts'
import { readPostcode } from '../../postcodes/read_postcode.ts'
import { readAddress } from '../readers/address.ts'
import { readBedrooms } from '../readers/bedrooms.ts'
import { readerOfKind } from '../readers/by_kind.ts'
import { readCondition } from '../readers/condition.ts'
import { readEmail } from '../readers/email.ts'
import { readHousePrice } from '../readers/money.ts'
import { readVendorName } from '../readers/person_name.ts'
import { readPropertyType } from '../readers/property_type.ts'
import type { Reading } from '../readers/reading.ts'

/** How people write the facts for which their kind's reader does not do. */
const ownReaders: { readonly [Field in FactField]?: (text: string) => Reading<FactValues[Field]> } = {
  vendorName: readVendorName,
  vendorEmail: readEmail,
  propertyAddress: (text) => readAddress([text]),
  propertyPostcode: readPostcode,
  askingPrice: readHousePrice,
  propertyType: readPropertyType,
  bedrooms: readBedrooms,
  condition: readCondition,
}

export function readerOf({ field, kind, choices }: Fact): (text: string) => Reading<unknown> {
  return ownReaders[field] ?? readerOfKind(kind, choices)
}
