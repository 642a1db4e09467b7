import { type ClockFacts, readClockFacts } from '../../../db/health/doctor.ts'
import { type Check, type Found, failure, ok, warning } from '../../health/finding.ts'

const noticeableSeconds = 2
const harmfulSeconds = 60
const setClocks =
  'Set the clocks of both machines by NTP: deadlines go by the database, cron entries by this one.'

export const clock: Check = {
  about: 'clock',
  look: async (db) => {
    const askedAt = Date.now()
    const facts = await readClockFacts(db)
    const answeredAt = Date.now()
    const offset = (facts.serverTime.getTime() - (askedAt + answeredAt) / 2) / 1000
    return [purpose(facts), agreement(offset), summerTime(facts)]
  },
}

function purpose({ purpose, businessTime, rate }: ClockFacts): Found {
  if (purpose === 'production') return ok('production: business time is real time')
  if (rate === null) return ok('a simulation whose own clock was not started')
  const pace = Number(rate) === 0 ? 'moved on in steps' : `running ${Number(rate)} times as fast as real time`
  return ok(`a simulation: it is ${businessTime.toISOString()}, ${pace}`)
}

function agreement(offset: number): Found {
  const off = `this machine and the database differ by ${Math.abs(offset).toFixed(1)} s`
  if (Math.abs(offset) >= harmfulSeconds) return failure(off, setClocks)
  return Math.abs(offset) >= noticeableSeconds ? warning(off, setClocks) : ok(off)
}

const londonNoonInSummer = 11

function summerTime({ londonNoonInUtc, timeZone, knowsTimeZone }: ClockFacts): Found {
  const about = 'time zone'
  if (!knowsTimeZone) {
    const todo =
      'Set settings.time_zone to a full name such as Europe/London, or install tzdata on the server.'
    return { about, ...failure(`the server knows no region ${timeZone}, by which texts go`, todo) }
  }
  const says = `the server knows Europe/London; texts go by ${timeZone}`
  if (londonNoonInUtc === londonNoonInSummer) return { about, ...ok(says) }
  const todo = 'Install tzdata on the server.'
  return { about, ...failure('the server has no time zone data of Europe/London', todo) }
}
