import type { Db } from '../../db/connection/pool.ts'
import { listSources } from '../../db/leads/lead_sources.ts'
import { type Found, ok, warning } from '../health/finding.ts'

export interface Secrets {
  leadSecrets: ReadonlyMap<string, string>
  facebook: unknown
}

export interface CheckedSource {
  source: string
  isLive: boolean
  /** The variable that is not set; null when all is. */
  lacks: string | null
  hasBrought: boolean
  /** Since when somebody is refused in its name, and it has brought nothing. */
  refusedSince: Date | null
}

/** Which sources with a webhook have their secret in this environment. */
export async function checkSources(db: Db, { leadSecrets, facebook }: Secrets): Promise<CheckedSource[]> {
  const known = await listSources(db)
  return known.flatMap(({ source, isLive, keyVariable, isFetched, brought, refusedSince }) => {
    if (keyVariable === null) return []
    const isSet = isFetched ? facebook !== undefined : leadSecrets.has(keyVariable)
    const lacks = isSet ? null : keyVariable
    return [{ source, isLive, lacks, hasBrought: Object.keys(brought).length > 0, refusedSince }]
  })
}

/** The same for doctor. A source that never brought anything need not be set up. */
export async function findSourcesWithoutSecret(db: Db, secrets: Secrets): Promise<Found[]> {
  const checked = await checkSources(db, secrets)
  const silent = checked.filter(({ lacks, hasBrought }) => lacks !== null && !hasBrought)
  const open = checked.filter(({ lacks }) => lacks === null)
  const said = [
    open.length === 0 ? 'none has its secret here' : `${namesOf(open)} may bring leads`,
    ...(silent.length === 0 ? [] : [`not set here: ${silent.map(({ lacks }) => lacks).join(', ')}`]),
  ]
  return [
    ok(said.join('; ')),
    ...checked
      .filter(({ lacks, hasBrought }) => lacks !== null && hasBrought)
      .map(({ source, lacks }) =>
        warning(
          `${source} has brought leads, and ${lacks} is not set here`,
          'Set it for the web process: without it the leads of this source are refused.',
        ),
      ),
    ...checked.flatMap(({ source, lacks, refusedSince }) =>
      lacks !== null || refusedSince === null
        ? []
        : [
            warning(
              `somebody was refused in the name of ${source} at ${refusedSince.toISOString().slice(0, 16)}Z, and it has brought nothing since`,
              'Compare its secret with that of the web process; it may also be a stranger who guesses.',
            ),
          ],
    ),
  ]
}

const namesOf = (sources: readonly CheckedSource[]) => sources.map(({ source }) => source).join(', ')
