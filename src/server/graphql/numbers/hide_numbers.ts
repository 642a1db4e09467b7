import { cursorTexts } from './cursor_texts.ts'

/** What people, and their phones, put between the digits of a number: blanks and dashes of every width, and marks that nobody sees. */
const between = '[\\p{Zs}\\p{Pd}\\p{Cf}\\t()./_]{0,3}'

/**
 * A telephone number wherever it stands, and whoever wrote it: with + or 00, with the 0 of Britain or its 44, or a mobile
 * without either. A number within an id is none.
 */
const numbers = new RegExp(
  [
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    `(?<!\\d)(?:\\+|00)(?:${between}\\d){7,15}`,
    `(?<!\\d)0(?:${between}\\d){9,10}`,
    `(?<!\\d)44(?:${between}\\d){9,11}`,
    '(?<!\\d)7\\d{3}[ -]?\\d{3}[ -]?\\d{3}(?!\\d)',
  ].join('|'),
  'giu',
)
/** What is a number where somebody wrote no text. */
const wholeNumber = /^(44\d{9,11}|7\d{9})$/
const decimal = /^-?(0|[1-9]\d*)\.\d+$/
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.+Z-]+$/
const isId = (text: string) => text.length === 36 && text[8] === '-'
/** Every cursor of a page holds a list that begins with the name of its order. */
const cursorStart = 'WyJ'
const hiddenCursor = Buffer.from('["hidden"]').toString('base64')

/** The words, with numbers down to their last three digits. */
export function hideNumbers(text: string): string {
  if (text.length < 8 || decimal.test(text) || moment.test(text)) return text
  if (text.startsWith(cursorStart)) return withoutNumber(text)
  return text.replace(numbers, (found) =>
    isId(found) ? found : `•••••••${found.replace(/\D/g, '').slice(-3)}`,
  )
}

/** A place in a list holds the texts by which the list is in order. */
function withoutNumber(cursor: string): string {
  return cursorTexts(cursor).every((text) => hideNumbers(text) === text) ? cursor : hiddenCursor
}

/** An answer as viewers get it: the same, but every text in it. */
export function withHiddenNumbers(value: unknown): unknown {
  if (typeof value === 'string') return hideNumbers(value)
  if (typeof value === 'number') return wholeNumber.test(String(value)) ? hideNumbers(String(value)) : value
  if (Array.isArray(value)) return value.map(withHiddenNumbers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [hideNumbers(name), withHiddenNumbers(inner)]),
  )
}
