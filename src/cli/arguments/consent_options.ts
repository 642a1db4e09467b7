import type { Db } from '../../../db/connection/pool.ts'
import type { FileConsent } from '../../intake/leads/row_consent.ts'
import { CommandFailure } from '../output/command_failure.ts'

export interface ConsentOptions {
  consent?: string
  consentDate?: string
}

const options = { consent: '--consent', consentDate: '--consent-date' }

/** Reads --consent and --consent-date, as an import reads its columns. */
export async function consentMeant(db: Db, given: ConsentOptions): Promise<FileConsent> {
  const { readGivenConsent } = await import('../../intake/leads/given_consent.ts')
  return readGivenConsent(
    db,
    given,
    (field, problem) => new CommandFailure(`${options[field]}: ${problem}.`, { exitCode: 2 }),
  )
}
