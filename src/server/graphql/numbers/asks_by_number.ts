import {
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNamedType,
} from 'postgraphile/graphql'
import { cursorTexts } from './cursor_texts.ts'
import { hideNumbers } from './hide_numbers.ts'

/** Arguments and columns of numbers are called phone, or something that ends so. */
const ofNumber = /phone$/i
/** Columns of text in which no number can stand. */
const withoutNumbers = /(postcode|outcode|id)$/i
const whole: ReadonlySet<string> = new Set(['equalTo', 'notEqualTo', 'in', 'notIn'])

/** Whether an answer to this argument would tell a number, or a digit of one. */
export function asksByNumber(name: string, value: unknown, type: GraphQLInputType): boolean {
  if (value === null || value === undefined) return false
  if (ofNumber.test(name)) return true
  if (name === 'orderBy') return [value].flat().some((order) => /PHONE_(ASC|DESC)$/.test(String(order)))
  const its = getNullableType(type)
  if (Array.isArray(value)) {
    const inner = isListType(its) ? its.ofType : its
    return value.some((one) => asksByNumber(name, one, inner))
  }
  // A list of one may be given without its brackets.
  if (isListType(its)) return asksByNumber(name, value, its.ofType)
  if (isNamedType(its) && its.name === 'Cursor') return isWithinNumber(String(value))
  if (typeof value !== 'object' || !isInputObjectType(its)) return false
  if (its.name === 'StringFilter') return !withoutNumbers.test(name) && asksForDigits(value)
  const fields = its.getFields()
  return Object.entries(value).some(([inner, given]) => {
    const field = fields[inner]
    return field !== undefined && asksByNumber(inner, given, field.type)
  })
}

/** A number that people wrote into a text: whole it is only guessed, by a part it would be found digit by digit. */
function asksForDigits(filter: object): boolean {
  return Object.entries(filter).some(([operator, value]) =>
    [value].flat().some((text) => {
      if (typeof text !== 'string') return false
      return whole.has(operator) ? hideNumbers(text) !== text : /\p{N}/u.test(text)
    }),
  )
}

/** A place in an order of texts in the midst of a number; house numbers are shorter. */
function isWithinNumber(cursor: string): boolean {
  return cursorTexts(cursor).some((text) => {
    if (/^[0-9a-f-]{36}$/i.test(text) || /^\d{4}-\d\d-\d\d[T ]/.test(text)) return false
    if (/^-?\d+(\.\d+)?$/.test(text)) return /^0\d/.test(text) || hideNumbers(text) !== text
    return /(?:\p{N}[^\p{L}\p{N}]{0,6}){5}/u.test(text)
  })
}
