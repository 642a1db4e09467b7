import type { Db } from '../../db/connection/pool.ts'

interface Edge {
  class: 'automation' | 'operator'
  reasonRequired: boolean
  onlyReturn: boolean
}

/** The rules as a person would read them off the tables, without the functions under test. */
export interface Rules {
  stages: string[]
  terminal: Set<string>
  /** Stages where a STOP ends the lead. */
  endedByStop: Set<string>
  edge(from: string, to: string, previous: string | null): Edge | undefined
  required(from: string, to: string): { subject: 'lead' | 'deal'; field: string }[]
}

export async function readRules(db: Db): Promise<Rules> {
  const stages = await db.query<{ stage: string; is_terminal: boolean; opt_out_ends: boolean }>(
    'select stage, is_terminal, opt_out_ends from pipeline.stages order by position',
  )
  const edges = await db.query<Edge & { from: string; to: string }>(
    `select from_stage as from, to_stage as to, class, reason_required as "reasonRequired", only_return as "onlyReturn"
     from pipeline.stage_transitions`,
  )
  const fields = await db.query<{ from: string; to: string; subject: 'lead' | 'deal'; field: string }>(
    'select from_stage as from, to_stage as to, subject, field from pipeline.stage_required_fields',
  )
  return {
    stages: stages.rows.map(({ stage }) => stage),
    terminal: new Set(stages.rows.filter((stage) => stage.is_terminal).map(({ stage }) => stage)),
    endedByStop: new Set(stages.rows.filter((stage) => stage.opt_out_ends).map(({ stage }) => stage)),
    edge: (from, to, previous) =>
      edges.rows.find(
        (edge) => edge.from === from && edge.to === to && (!edge.onlyReturn || to === previous),
      ),
    required: (from, to) => fields.rows.filter((field) => field.from === from && field.to === to),
  }
}
