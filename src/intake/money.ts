import { notUnderstood, type Reading, understood } from './reading.ts'

const before =
  /^(asking( price)?|(guide|list) price|offers? (over|above|around|in (the )?(region|excess) of)|o\/o|oiro|oieo|approx(imately)?\.?|around|about|circa|c\.?|~|from|just)\s*:?\s*(?=[£\d])/
const after = /\s*(,?\s*o\.?n\.?o\.?|or nearest offer|,?\s*negotiable|ish|\.?\/?-|\([^)]*\))$/
const range = /\d.*(-|–|—|\/|\bto\b|\bor\b|\band\b|\buntil\b).*\d|^between\b/
const figure =
  /^(?:£|gbp)?\s*(?<whole>\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.(?<part>\d+))?\s*(?<unit>k|m|mil+|million|thousand|grand)?\s*(?:gbp|pounds?)?$/

const zeros: Record<string, number> = { k: 3, thousand: 3, grand: 3, m: 6, mil: 6, mill: 6, million: 6 }

/** An amount in pounds as decimal digits ("185000.00"), from "£185,000", "185k", "1.2m" or "OIRO £185,000". */
export function readMoney(text: string): Reading<string> {
  const written = text.toLowerCase().trim().replace(before, '').replace(after, '').trim()
  if (written === '') return notUnderstood('there is no amount')
  if (/[$€]|\b(usd|eur)\b/.test(written)) return notUnderstood('not an amount in pounds')
  if (range.test(written)) return notUnderstood('a range: one figure is needed')

  const { whole = '', part = '', unit = '' } = figure.exec(written)?.groups ?? {}
  if (whole === '' && part === '') return notUnderstood('not an amount of money')
  if (unit === '' && part.length === 3 && whole.length <= 3) {
    return notUnderstood('a full stop before three digits: thousands or pence?')
  }

  const digits = part.replace(/0+$/, '')
  const shift = 2 + (zeros[unit] ?? 0) - digits.length
  if (shift < 0) return notUnderstood('parts of a penny')
  const pence = BigInt(`${whole.replace(/\D/g, '')}${digits}`) * 10n ** BigInt(shift)
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
