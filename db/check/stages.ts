import { withClient } from '../connection/client.ts'

/** Edges that a new stage lacks: a database takes rules without them, since a stage may be on its way out. */
export async function faultsOfStages(url: string): Promise<string[]> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<{ fault: string }>(
      `select format('%s: nothing leads to it. Add an edge to stage_transitions.', stages.stage) as fault
       from pipeline.stages as stages
       where not stages.is_terminal and not stages.is_initial
         and not exists (
           select from pipeline.stage_transitions as legal where legal.to_stage = stages.stage and not legal.only_return
         )
       union all
       select format(
         '%s: a lead that dies there could never come back. Add the edge from DEAD_LEAD (operator, reason_required, only_return).',
         stages.stage
       )
       from pipeline.stages as stages
       where not stages.is_terminal
         and not exists (
           select from pipeline.stage_transitions as legal
           where legal.from_stage = 'DEAD_LEAD' and legal.to_stage = stages.stage
         )
       order by 1`,
    )
    return rows.map(({ fault }) => fault)
  })
}
