import type { Db } from '../../../db/connection/pool.ts'
import { listAgents, listFallThroughKinds, listStages } from '../../../db/leads/vendor_leads.ts'
import { CommandFailure } from '../output/command_failure.ts'

/** The stage that somebody typed, in any case; a slip of the pen must not be recorded as an illegal move. */
export async function stageMeant(db: Db, typed: string): Promise<string> {
  const stages = await listStages(db)
  const stage = typed.toUpperCase().replaceAll('-', '_')
  if (stages.includes(stage)) return stage
  throw new CommandFailure(`There is no stage ${typed}. Stages: ${stages.join(', ')}`, { exitCode: 2 })
}

/** The agent that somebody typed: a name that nobody has would fit no run, and look as if all were well. */
export async function agentMeant(db: Db, typed: string): Promise<string> {
  const agents = await listAgents(db)
  const agent = typed.toLowerCase().replaceAll('-', '_')
  if (agents.includes(agent)) return agent
  throw new CommandFailure(`There is no agent ${typed}. Agents: ${agents.join(', ')}`, { exitCode: 2 })
}

/** The standard reason that somebody typed for a deal that fell through; null for none. */
export async function fallThroughMeant(db: Db, typed: string | undefined): Promise<string | null> {
  if (typed === undefined) return null
  const kinds = await listFallThroughKinds(db)
  const kind = typed.toLowerCase().replaceAll(/[-\s]+/g, '_')
  if (kinds.includes(kind)) return kind
  throw new CommandFailure(`There is no reason ${typed}. Reasons: ${kinds.join(', ')}`, { exitCode: 2 })
}
