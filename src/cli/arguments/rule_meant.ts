import type { Db } from '../../../db/connection/pool.ts'
import { listAgents, listStages } from '../../../db/leads/vendor_leads.ts'
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
