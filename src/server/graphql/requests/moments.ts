const day = String.raw`(\d{4,6})-(\d\d)-(\d\d)`
const time = String.raw`([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?`
const zone = String.raw`(?:\s?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?))?`

const days = new RegExp(`^${day}$`)
const times = new RegExp(`^${time}${zone}$`, 'i')
const moments = new RegExp(`^${day}(?:[T ]${time}${zone})?$`, 'i')
const lastYear = 294_275

/** A day that PostgreSQL knows as well. */
export function isDay(text: string): boolean {
  return isInCalendar(days.exec(text))
}

export function isTime(text: string): boolean {
  return times.test(text)
}

/** A point in time as ISO 8601 has it, or one that never comes. */
export function isMoment(text: string): boolean {
  return /^-?infinity$/.test(text) || isInCalendar(moments.exec(text))
}

function isInCalendar(found: RegExpExecArray | null): boolean {
  if (found === null) return false
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number)
  if (year < 1 || year > lastYear || month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}
