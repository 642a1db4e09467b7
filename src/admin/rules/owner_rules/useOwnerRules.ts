import { useCallback, useEffect, useState } from 'react'
import type { TypedDocumentNode } from 'urql'
import { liveClient } from '../../graphql/clients.ts'
import { OwnerRules, type OwnerRulesQuery, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

export type OwnerRule = OwnerRulesQuery['ownerRules']['nodes'][number]
export type Change = <Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) => Promise<string | undefined>

/** Those who take turns together. */
export interface Turns {
  key: string
  stage: StageName
  source: string | null
  rules: OwnerRule[]
}

/** The owner rules as they are, read again after each change. */
export function useOwnerRules() {
  const [data, setData] = useState<OwnerRulesQuery>()
  const [problem, setProblem] = useState<string>()
  const read = useCallback(async () => {
    const { data: found, error } = await liveClient.query(OwnerRules, {}).toPromise()
    setProblem(error && refusalInWords(error))
    if (found != null) setData(found)
  }, [])
  useEffect(() => void read(), [read])
  /** @returns why it was refused, in words. */
  const change: Change = async (document, variables) => {
    const { error } = await liveClient.mutation(document, variables).toPromise()
    await read()
    return error && refusalInWords(error)
  }
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
