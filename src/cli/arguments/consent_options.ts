import type { Db } from '../../../db/connection/pool.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import type { Reading } from '../../intake/readers/reading.ts'
import { CommandFailure } from '../output/command_failure.ts'

export interface ConsentOptions {
  consent?: string
  consentDate?: string
}

export interface MeantConsent {
  wording: string | null
  date: string | null
  /** By the clock and in the time zone of the database. */
  today: string
}

/** Reads --consent and --consent-date, as an import reads its columns. */
export async function consentMeant(db: Db, { consent, consentDate }: ConsentOptions): Promise<MeantConsent> {
  const { readConsentDate, readConsentWording } = await import('../../intake/readers/consent.ts')
  const { now, timeZone } = await readClock(db)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
  return {
    wording: consent === undefined ? null : understood('--consent', readConsentWording(consent)),
    date:
      consentDate === undefined ? null : understood('--consent-date', readConsentDate(consentDate, today)),
    today,
  }
}

function understood(option: string, reading: Reading<string>): string {
  if (reading.ok) return reading.value
  throw new CommandFailure(`${option}: ${reading.problem}.`, { exitCode: 2 })
}
