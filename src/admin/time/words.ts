import { tickMs, timeZone } from './clock.ts'

const units = [
  ['min', 60_000, 60],
  ['h', 3_600_000, 36],
  ['d', 86_400_000, 21],
  ['wk', 604_800_000, Number.POSITIVE_INFINITY],
] as const

/** `3 h`, `12 d`. */
export function spanInWords(milliseconds: number): string {
  const span = Math.abs(milliseconds)
  if (span < 60_000) return 'a moment'
  for (const [unit, length, most] of units) {
    const count = Math.floor(span / length)
    if (count < most) return `${count} ${unit}`
  }
  return ''
}

/** `3 h ago`, `in 12 d`. */
export function relativeInWords(at: number, now: number): string {
  const span = spanInWords(at - now)
  return at - now > tickMs ? `in ${span}` : span === 'a moment' ? 'just now' : `${span} ago`
}

const graceMs = 60_000

/** `10 h overdue`; undefined for what is still ahead, or was due just now. */
export function overdueInWords(at: number, now: number): string | undefined {
  return now - at < graceMs ? undefined : `${spanInWords(now - at)} overdue`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `Thu, 3 Dec 2026, 14:05 GMT`, in the company's time zone. */
export function exactInWords(at: number): string {
  const zone = timeZone()
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: zone },
    })
  formats.set(zone, format)
  return format.format(at)
}

/** `3 Dec 2026`, in the company's time zone. */
export function dayInWords(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: timeZone() })
}
