import { isIP } from 'node:net'
import { isDay, isMoment, isTime } from './moments.ts'

/** What is wrong with a value, or nothing. */
export type Problem = (value: unknown) => string | undefined

/** By the names of scalars; what GraphQL itself knows is checked by it. */
export const problems: Readonly<Record<string, Problem>> = {
  String: textProblem,
  ID: textProblem,
  JSON: (value) => (textsIn(value).every(isStorable) ? undefined : notStorable),
  UUID: unless((text) => /^[\da-f]{8}(-?[\da-f]{4}){4}[\da-f]{8}$/i.test(text), 'is no UUID'),
  Cursor: unless(isCursor, 'is no cursor that a page gave'),
  Datetime: unless(isMoment, 'is no time like 2026-03-29T12:00:00Z'),
  Date: unless(isDay, 'is no day like 2026-03-29'),
  Time: unless(isTime, 'is no time of day like 08:30:00'),
  InternetAddress: unless((text) => isIP(text.replace(/\/\d{1,3}$/, '')) > 0, 'is no internet address'),
  BigInt: unless(isBigInt, 'is no whole number of 64 bits'),
  BigFloat: unless(isDecimal, 'is no decimal number'),
}

const notStorable = 'has a character that no text can have'

function unless(isRight: (text: string) => boolean, problem: string): Problem {
  return (value) => {
    const isScalar = typeof value === 'string' || typeof value === 'number'
    return isScalar && isRight(String(value)) ? undefined : problem
  }
}

function textProblem(value: unknown): string | undefined {
  return typeof value !== 'string' || isStorable(value) ? undefined : notStorable
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
}

/** Which order it is of, and where in it. */
function isCursor(text: string): boolean {
  try {
    const held: unknown = JSON.parse(Buffer.from(text, 'base64').toString())
    return Array.isArray(held) && typeof held[0] === 'string' && textsIn(held).every(isStorable)
  } catch {
    return false
  }
}

function isBigInt(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

function isDecimal(text: string): boolean {
  return /^-?\d{1,100}(\.\d{1,100})?(e[+-]?\d{1,2})?$/i.test(text)
}
