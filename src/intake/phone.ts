import { type NumberType, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** Ofcom keeps these for drama, so they are nobody's; libphonenumber calls them invalid. */
const dramaNumber = /^\+447700900\d{3}$/

const plainBritishNumber = /^0(?=[1-9]\d{9}$)/
const shortenedBySpreadsheet = /^\d(\.\d+)?e\+?\d+$/i
const severalNumbers = /\s*(?:[/;|,&]|\bor\b|\band\b)\s*/i

/** A number that can be texted, as E.164. A national number is British; of several in one text, the first will do. */
export function readPhone(text: string): Reading<string> {
  const written = text.replace(/\.0$/, '').trim()
  if (written === '') return notUnderstood('there is no phone number')
  if (shortenedBySpreadsheet.test(written)) {
    return notUnderstood('a spreadsheet has shortened the number: format the column as text and export again')
  }

  const whole = readOne(written)
  if (whole.ok) return whole
  for (const part of written.split(severalNumbers)) {
    const reading = readOne(part)
    if (reading.ok) return reading
  }
  return whole
}

function readOne(written: string): Reading<string> {
  // With the country said, libphonenumber is twice as quick.
  const phone = parsePhoneNumberFromString(written.replace(plainBritishNumber, '+44'), 'GB')
  if (phone === undefined) return notUnderstood('not a phone number')
  if (dramaNumber.test(phone.number)) return understood(phone.number)

  const type = phone.getType()
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return understood(phone.number)
  return notUnderstood(whyNot(phone, type))
}

function whyNot(phone: PhoneNumber, type: NumberType): string {
  if (type === 'FIXED_LINE') return 'a landline cannot be texted'
  if (type !== undefined) return 'a number of this kind cannot be texted'
  return phone.isPossible() ? 'no such number is in use' : 'too short or too long for a phone number'
}
