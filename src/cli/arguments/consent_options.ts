import type { Db } from '../../../db/connection/pool.ts'
import type { GivenWords } from '../../intake/leads/given_consent.ts'
import type { FileConsent } from '../../intake/leads/row_consent.ts'
import { notUnderstood } from '../output/command_failure.ts'

const options = { consent: '--consent', consentDate: '--consent-date' }

/** Reads --consent and --consent-date, as an import reads its columns. */
export async function consentMeant(db: Db, given: GivenWords): Promise<FileConsent> {
  const { readGivenConsent } = await import('../../intake/leads/given_consent.ts')
  return readGivenConsent(db, given, (field, problem) => notUnderstood(`${options[field]}: ${problem}.`))
}
