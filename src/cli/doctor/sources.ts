import { readConfig } from '../../config/config.ts'
import type { Check } from '../../health/finding.ts'
import { findSourcesWithoutSecret } from '../../lead_sources/check_sources.ts'

/** Who may bring leads to the webhooks. */
export const leadSources: Check = {
  about: 'lead sources',
  look: (db) => findSourcesWithoutSecret(db, readConfig()),
}
