/** Hours of the day by the wall clock in London; `until` is excluded. */
export interface Hours {
  readonly from: number
  readonly until: number
  readonly weekdaysOnly: boolean
}

/** When vendors are awake and near their phone. */
export const wakingHours: Hours = { from: 7, until: 22, weekdaysOnly: false }
/** When somebody is in the office. */
export const officeHours: Hours = { from: 9, until: 17, weekdaysOnly: true }
/** When somebody is on duty for what people are asked. */
export const dutyHours: Hours = { from: 8, until: 20, weekdaysOnly: false }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The time itself when it lies within the hours; else some minutes after they next begin. */
export function within(hours: Hours, at: Date, minutesAfterOpening: number): Date {
  const wall = wallTime(at)
  const midnight = Math.floor(wall / day) * day
  const isOpen = wall - midnight >= hours.from * hour && wall - midnight < hours.until * hour
  if (isOpen && worksOn(hours, midnight)) return at

  let opening = wall - midnight < hours.from * hour ? midnight : midnight + day
  while (!worksOn(hours, opening)) opening += day
  return fromWallTime(opening + hours.from * hour + minutesAfterOpening * minute)
}

function worksOn({ weekdaysOnly }: Hours, midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay()
  return !weekdaysOnly || (weekday !== 0 && weekday !== 6)
}

/** What a clock in London shows, as if it were UTC; to the minute. */
function wallTime(at: Date): number {
  const shown = Object.fromEntries(
    londonClock.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day: dayOfMonth = 1, hour: hours = 0, minute: minutes = 0 } = shown
  return Date.UTC(year, month - 1, dayOfMonth, hours, minutes)
}

function fromWallTime(wall: number): Date {
  const offset = wallTime(new Date(wall)) - wall
  return new Date(wall - offset)
}
