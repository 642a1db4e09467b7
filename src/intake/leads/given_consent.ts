import type { Db } from '../../../db/connection/pool.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { readConsentDate, readConsentWording } from '../readers/consent.ts'
import type { Reading } from '../readers/reading.ts'
import type { FileConsent } from './row_consent.ts'

export interface GivenWords {
  consent?: string | undefined
  consentDate?: string | undefined
}

/**
 * What is said about the consent of all vendors of a file, read as its columns are, by the clock and in the time zone of the
 * database.
 *
 * @throws what `refuse` makes of words that are not understood
 */
export async function readGivenConsent(
  db: Db,
  { consent, consentDate }: GivenWords,
  refuse: (field: keyof GivenWords, problem: string) => Error,
): Promise<FileConsent> {
  const { now, timeZone } = await readClock(db)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
  const understood = (field: keyof GivenWords, reading: Reading<string>) => {
    if (reading.ok) return reading.value
    throw refuse(field, reading.problem)
  }
  return {
    wording: consent === undefined ? null : understood('consent', readConsentWording(consent)),
    date: consentDate === undefined ? null : understood('consentDate', readConsentDate(consentDate, today)),
    today,
  }
}
