import type { Comparable } from '../contract/agent.ts'
import type { KnownProperty } from './known_property.ts'

/**
 * Whether a sale is one of the property itself: same postcode, and the vendor's address names the sale's house
 * (PAON) and, where it has one, its flat (SAON). A postcode holds one street nearly always, so the street is not
 * asked: vendors write "Rd" where the register writes "ROAD". Such a sale tells a past price, not a comparison.
 */
export function isOwnSale(sale: Comparable, property: KnownProperty): boolean {
  if (sale.postcode !== property.postcode.full || sale.paon === null) {
    return false
  }
  const address = words(property.propertyAddress)
  const house = words(sale.paon)
  if (!address.includes(house)) {
    return false
  }
  return sale.saon === null || namesFlat(withoutLast(address, house), sale.saon)
}

/** "FLAT 3" is also named by "Apt 3". */
function namesFlat(address: string, saon: string): boolean {
  const flat = words(saon)
  const unit = flat.trim().split(' ').at(-1) ?? ''
  return address.includes(flat) || address.includes(` ${unit} `)
}

/** The house follows the flat in an address, so its name is taken out from the end. */
function withoutLast(text: string, part: string): string {
  const start = text.lastIndexOf(part)
  return `${text.slice(0, start)} ${text.slice(start + part.length)}`
}

function words(text: string): string {
  return ` ${text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()} `
}
