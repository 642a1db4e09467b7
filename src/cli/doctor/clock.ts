import { type ClockFacts, readClockFacts } from '../../../db/health/doctor.ts'
import { type Check, type Finding, failure, ok, warning } from '../../health/finding.ts'

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

function purpose({ purpose, businessTime, rate }: ClockFacts): Finding {
  if (purpose === 'production') return ok('clock', 'production: business time is real time')
  if (rate === null) return ok('clock', 'a simulation whose own clock was not started')
  const pace = Number(rate) === 0 ? 'moved on in steps' : `running ${Number(rate)} times as fast as real time`
  return ok('clock', `a simulation: it is ${businessTime.toISOString()}, ${pace}`)
}

function agreement(offset: number): Finding {
  const off = `this machine and the database differ by ${Math.abs(offset).toFixed(1)} s`
  if (Math.abs(offset) >= harmfulSeconds) return failure('clock', off, setClocks)
  return Math.abs(offset) >= noticeableSeconds ? warning('clock', off, setClocks) : ok('clock', off)
}

const londonNoonInSummer = 11

function summerTime({ londonNoonInUtc, timeZone, knowsTimeZone }: ClockFacts): Finding {
  if (!knowsTimeZone) {
    return failure(
      'time zone',
      `the server knows no region ${timeZone}, by which texts go`,
      'Set settings.time_zone to a full name such as Europe/London, or install tzdata on the server.',
    )
  }
  return londonNoonInUtc === londonNoonInSummer
    ? ok('time zone', `the server knows Europe/London; texts go by ${timeZone}`)
    : failure(
        'time zone',
        'the server has no time zone data of Europe/London',
        'Install tzdata on the server.',
      )
}
