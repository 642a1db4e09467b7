import { attempt } from '../../graphql/attempt.ts'
import { OwnerRules, type OwnerRulesQuery, type StageName } from '../../graphql/documents.ts'
import { useLive } from '../../tables/useLive.ts'

export type OwnerRule = OwnerRulesQuery['ownerRules']['nodes'][number]
export type Change = typeof attempt

/** Those who take turns together. */
export interface Turns {
  key: string
  stage: StageName
  source: string | null
  rules: OwnerRule[]
}

/** The owner rules as they are, read again after each change. */
export function useOwnerRules() {
  const { data, problem, readAgain } = useLive(OwnerRules, {}, 60_000)
  /** @returns why it was refused, in words. */
  const change: Change = (document, variables) => attempt(document, variables).finally(readAgain)
  return { data, problem, change }
}

/** In pipeline order, those of one source before those of all. */
export function turnsOf({ ownerRules, stages }: OwnerRulesQuery): Turns[] {
  const byKey = new Map<string, Turns>()
  for (const rule of ownerRules.nodes) {
    const key = `${rule.stage} ${rule.source ?? ''}`
    const turns = byKey.get(key) ?? { key, stage: rule.stage, source: rule.source, rules: [] }
    byKey.set(key, { ...turns, rules: [...turns.rules, rule] })
  }
  const place = new Map(stages.nodes.map(({ stage }, index) => [stage, index]))
  const at = ({ stage }: Turns) => place.get(stage) ?? 0
  return [...byKey.values()].toSorted(
    (one, other) => at(one) - at(other) || (other.source ?? '').localeCompare(one.source ?? ''),
  )
}
