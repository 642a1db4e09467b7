import type { Db } from '../../../db/connection/pool.ts'
import { listAgents, listFallThroughKinds, listStages } from '../../../db/leads/vendor_leads.ts'
import { notUnderstood } from '../output/command_failure.ts'

/** The stage that somebody typed; a slip of the pen must not be recorded as an illegal move. */
export async function stageMeant(db: Db, typed: string): Promise<string> {
  return oneOf(await listStages(db), 'stage', typed)
}

/** The agent that somebody typed: a name that nobody has would fit no run, and look as if all were well. */
export async function agentMeant(db: Db, typed: string): Promise<string> {
  return oneOf(await listAgents(db), 'agent', typed)
}

/** The standard reason that somebody typed for a deal that fell through; null for none. */
export async function fallThroughMeant(db: Db, typed: string | undefined): Promise<string | null> {
  return typed === undefined ? null : oneOf(await listFallThroughKinds(db), 'reason', typed)
}

/** In any case, and with whatever between its words. */
function oneOf(known: readonly string[], what: 'stage' | 'agent' | 'reason', typed: string): string {
  const asked = typed.toUpperCase().replaceAll(/[-\s]+/g, '_')
  const found = known.find((name) => name.toUpperCase() === asked)
  if (found !== undefined) return found
  const all = { stage: 'Stages', agent: 'Agents', reason: 'Reasons' }[what]
  throw notUnderstood(`There is no ${what} ${typed}. ${all}: ${known.join(', ')}`)
}
