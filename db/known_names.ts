import { readRows, readValue } from './connection/ask.ts'
import type { Db } from './connection/pool.ts'

export interface KnownName {
  name: string
  description: string | null
  /** Whether the present rules know it, not only history. */
  isPresent: boolean
}

/** The names that rules give to stages, agents and types of alert. */
export async function readKnownNames(db: Db): Promise<Map<string, KnownName[]>> {
  const rows = await readRows<KnownName & { vocabulary: string }>(
    db,
    'select vocabulary, name, description, is_present from pipeline_private.known_names()',
  )
  return Map.groupBy(rows, ({ vocabulary }) => vocabulary)
}

/** Another text whenever a release of the rules has changed what readKnownNames() tells. */
export function readNamesDigest(db: Db): Promise<string> {
  return readValue(db, 'select pipeline_private.names_digest()')
}
