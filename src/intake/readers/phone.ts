import {
  type NumberType,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/max'
import { possibleLengths } from './phone_lengths.ts'
import { plainPhone } from './plain_phone.ts'

export type PhoneProblem = keyof typeof phoneProblems

export type PhoneReading =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false
      readonly kind: PhoneProblem
      /** The same for people. */
      readonly problem: string
      /** The number, when it is one that cannot be texted. */
      readonly e164: string | null
    }

/** The database says the same: pipeline_private.phone_problem_told(). */
export const phoneProblems = {
  missing: 'there is no phone number',
  shortened_by_spreadsheet:
    'a spreadsheet has shortened the number: format the column as text and export again',
  not_a_number: 'not a phone number',
  unknown_country: 'no country has this calling code',
  too_short: 'too short for a phone number',
  too_long: 'too long for a phone number',
  not_in_use: 'no such number is in use',
  landline: 'a landline cannot be texted',
  premium_rate: 'a premium-rate number cannot be texted',
  toll_free: 'a freephone number cannot be texted',
  shared_cost: 'a shared-cost number cannot be texted',
  voip: 'an internet telephone cannot be texted',
  personal_number: 'a personal number cannot be texted: it only forwards calls',
  pager: 'a pager cannot be texted',
  company_number: 'a company’s number cannot be texted',
  voicemail: 'a voicemail number cannot be texted',
  made_up: 'a number that only simulated vendors have',
}

/** Ofcom keeps these for drama, so they are nobody's; libphonenumber calls them invalid. */
const dramaNumber = /^\+447700900\d{3}$/

/** Under a calling code that nobody has: vendors of a simulation beyond Ofcom's numbers. */
const simulatedNumber = /^\+999000\d{6}$/

const plainBritishNumber = /^0(?=[1-9]\d{9}$)/
const shortenedBySpreadsheet = /^\d(\.\d+)?e\+?\d+$/i
/** As libphonenumber has it. */
const longest = 250
const severalNumbers = /[/;|,&]|\bor\b|\band\b/i

/**
 * A number that can be texted, as E.164. A national number is British; of several in one text the first that can be
 * texted will do. The database reads by itself, in the same way: pipeline_private.read_phone().
 */
export function readPhone(text: string): PhoneReading {
  if (simulatedNumber.test(text)) return refused('made_up', text)
  const written = withoutBlanks(plainPhone(text))
  if (written === '') return refused('missing')
  if (written.length > longest) return refused('not_a_number')
  if (shortenedBySpreadsheet.test(written)) return refused('shortened_by_spreadsheet')

  let whole = readOne(written)
  if (whole.ok || !severalNumbers.test(written)) return whole
  for (const part of written.split(severalNumbers)) {
    const reading = readOne(withoutBlanks(part))
    if (reading.ok) return reading
    if (whole.e164 === null && reading.e164 !== null) whole = reading
  }
  return whole
}

function withoutBlanks(text: string): string {
  return text.replace(/^ +| +$/g, '')
}

function readOne(written: string): PhoneReading {
  const phone = parsed(written)
  if (typeof phone === 'string') return refused(phone)
  const type = phone.getType()
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' || dramaNumber.test(phone.number))
    return { ok: true, value: phone.number }
  return type === undefined ? refused(whyInvalid(phone)) : refused(kindOf[type], phone.number)
}

const addressOfAnExchange = /;(phone-context|isub)=/

function parsed(written: string): PhoneNumber | PhoneProblem {
  if (addressOfAnExchange.test(written)) return 'not_a_number'
  try {
    // With the country said, libphonenumber is twice as quick.
    return parsePhoneNumberWithError(written.replace(plainBritishNumber, '+44'), 'GB')
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return errors[error.message] ?? 'not_a_number'
  }
}

const errors: Readonly<Record<string, PhoneProblem>> = {
  INVALID_COUNTRY: 'unknown_country',
  TOO_SHORT: 'too_short',
  TOO_LONG: 'too_long',
}

const kindOf: Record<Exclude<NumberType, undefined | 'MOBILE' | 'FIXED_LINE_OR_MOBILE'>, PhoneProblem> = {
  FIXED_LINE: 'landline',
  PREMIUM_RATE: 'premium_rate',
  TOLL_FREE: 'toll_free',
  SHARED_COST: 'shared_cost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personal_number',
  PAGER: 'pager',
  UAN: 'company_number',
  VOICEMAIL: 'voicemail',
}

function whyInvalid({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneProblem {
  const lengths = possibleLengths(countryCallingCode)
  const digits = (countryCallingCode === '44' ? nationalNumber.replace(/^0+/, '') : nationalNumber).length
  if (lengths.every((length) => digits > length)) return 'too_long'
  return lengths.includes(digits) ? 'not_in_use' : 'too_short'
}

function refused(kind: PhoneProblem, e164: string | null = null): PhoneReading {
  return { ok: false, kind, problem: phoneProblems[kind], e164 }
}
