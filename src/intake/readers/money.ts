import { penceOf, unitPattern, wholePattern } from '../../money/written_figure.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const before =
  /^(asking( price)?|(guide|list) price|offers? (over|above|around|in (the )?(region|excess) of)|o\/o|oiro|oieo|approx(imately)?\.?|around|about|circa|c\.?|~|from|just)\s*:?\s*(?=[£\d])/
const after = /\s*(,?\s*o\.?n\.?o\.?|or nearest offer|,?\s*negotiable|ish|\.?\/?-|\([^)]*\))$/
const range = /\d.*(-|–|—|\/|\bto\b|\bor\b|\band\b|\buntil\b).*\d|^between\b/
const figure = new RegExp(
  `^(?:£|gbp)?\\s*(?<whole>${wholePattern})?(?:\\.(?<fraction>\\d+))?\\s*(?<unit>${unitPattern})?\\s*(?:gbp|pounds?)?$`,
)

/** Nobody writes more of an amount; the patterns take the square of a text's length. */
const longest = 200

/** An amount in pounds as decimal digits ("185000.00"), from "£185,000", "185k", "1.2m" or "OIRO £185,000". */
export function readMoney(text: string): Reading<string> {
  if (text.length > longest) return notUnderstood(`longer than ${longest} characters`)
  const written = text.toLowerCase().trim().replace(before, '').replace(after, '').trim()
  if (written === '') return notUnderstood('there is no amount')
  if (/[$€]|\b(usd|eur)\b/.test(written)) return notUnderstood('not an amount in pounds')
  if (range.test(written)) return notUnderstood('a range: one figure is needed')

  const { whole = '', fraction = '', unit = '' } = figure.exec(written)?.groups ?? {}
  if (whole === '' && fraction === '') return notUnderstood('not an amount of money')
  if (unit === '' && fraction.length === 3 && whole.length <= 3) {
    return notUnderstood('a full stop before three digits: thousands or pence?')
  }

  const pence = penceOf({ whole, fraction, unit })
  if (pence === null) return notUnderstood('parts of a penny')
  return understood(`${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`)
}

const least = 1_000
const most = 100_000_000

/** A price that somebody can mean for a house. */
export function readHousePrice(text: string): Reading<string> {
  const price = readMoney(text)
  if (!price.ok) return price
  if (Number(price.value) < least) {
    return notUnderstood('too little for a house: write thousands in full or with a k')
  }
  if (Number(price.value) > most) return notUnderstood('too much for a house')
  return price
}
