import type { Db } from '../../../db/connection/pool.ts'
import { listStages } from '../../../db/leads/vendor_leads.ts'
import { CommandFailure } from '../output/command_failure.ts'

/** The stage that somebody typed, in any case; a slip of the pen must not be recorded as an illegal move. */
export async function stageMeant(db: Db, typed: string): Promise<string> {
  const stages = await listStages(db)
  const stage = typed.toUpperCase().replaceAll('-', '_')
  if (stages.includes(stage)) return stage
  throw new CommandFailure(`There is no stage ${typed}. Stages: ${stages.join(', ')}`, { exitCode: 2 })
}
