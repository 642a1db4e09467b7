import { useMemo } from 'react'
import { useQuery } from 'urql'
import { BoardRules, type BoardRulesQuery, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

/** Whose a stage is; what it is coloured by. */
export type StageKind = 'automation' | 'chasing' | 'people' | 'finished'

export interface StageRule {
  title: string
  description: string
  kind: StageKind
}

export interface Rules {
  stages: ReadonlyMap<StageName, StageRule>
  /** Where a lead of this stage may go at all; a way back only with what only the lead knows. */
  targets: (from: StageName) => ReadonlySet<StageName>
  sources: readonly string[]
}

/** The rules as the database has them; undefined until they are read, with the reason when they cannot be. */
export function useRules(): { rules: Rules | undefined; problem: string | undefined } {
  const [{ data, error }] = useQuery({ query: BoardRules })
  const rules = useMemo(() => data && rulesOf(data), [data])
  return { rules, problem: error && refusalInWords(error) }
}

function rulesOf({ stages, stageTransitions, leadSources }: BoardRulesQuery): Rules {
  const edges = present(stageTransitions?.nodes)
  return {
    stages: new Map(
      present(stages?.nodes).map((stage) => [
        stage.stage,
        { title: stage.title, description: stage.description, kind: kindOf(stage) },
      ]),
    ),
    targets: (from) =>
      new Set(
        edges.filter((edge) => edge.fromStage === from && !edge.onlyReturn).map(({ toStage }) => toStage),
      ),
    sources: present(leadSources?.nodes).map(({ source }) => source),
  }
}

/** A stage that is no step of the funnel and that automation leaves is one where an answer is waited for once more. */
function kindOf({
  isTerminal,
  owner,
  funnelStep,
}: {
  isTerminal: boolean
  owner: string
  funnelStep: number | null
}): StageKind {
  if (isTerminal) return 'finished'
  if (owner === 'person') return 'people'
  return funnelStep === null ? 'chasing' : 'automation'
}

function present<Row>(rows: readonly (Row | null)[] | undefined): Row[] {
  return rows?.filter((row) => row !== null) ?? []
}
