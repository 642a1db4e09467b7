import { house, isProse, street, unit } from '../sms_agent/facts/names_of_streets.ts'
import { leadsToTheHouse } from '../sms_agent/facts/said_of_the_house.ts'
import { isThere } from '../sms_agent/facts/where_it_stands.ts'

const numbered = new RegExp(`^(?:${unit})?\\d{1,4}[a-z]?(?:[-/]\\d+)?,? \\D*\\b(?:${street})\\b\\D*$`, 'i')
const named = new RegExp(`^\\D*\\b(?:${house})\\b\\D*\\b(?:${street})\\b\\D*$`, 'i')
const longest = 120

/** A number or a name, and whatever follows. */
export const mayBeAddress = (address: string): boolean =>
  /^(\S+ ){1,8}\S+$/.test(address) && /\d|,/.test(address) && address.length <= longest

/** An address as a vendor states it in a sentence: a number or the name of a house, and a street; where they live, or what they want, is none. */
export function isStatedAddress(address: string, sentence: string): boolean {
  const at = sentence.toLowerCase().indexOf(address.toLowerCase())
  const said = address.split(/[\s,]+/).filter((word) => /^\D/.test(word))
  return (
    mayBeAddress(address) &&
    (numbered.test(address) || named.test(address)) &&
    !said.some((word, place) => isProse(word, place, said)) &&
    at >= 0 &&
    isThere(sentence, at, address.length) &&
    leadsToTheHouse(sentence.slice(0, at))
  )
}
