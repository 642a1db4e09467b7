import { useCallback, useMemo } from 'react'
import { useClient } from 'urql'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useIsAdmin, useMayAct } from '../../session/useMayAct.ts'
import { refusedResult } from './refused_result.ts'
import type { Act, Sheet } from './sheet.ts'
import { useForeseen } from './useForeseen.ts'
import type { LiveLead } from './useLead.ts'

/** What the parts of the page share; undefined until the lead has been read, and when there is none. */
export function useSheetOf({
  data,
  readAgain,
  showMoreTexts,
  showMoreEvents,
  showMoreNotes,
}: LiveLead): Sheet | undefined {
  const client = useClient()
  const mayAct = useMayAct()
  const mayOverride = useIsAdmin()
  const { show, during } = useForeseen()

  const titles = useMemo(
    () => new Map(data?.stages?.nodes.map(({ stage, title }) => [stage as string, title])),
    [data?.stages],
  )
  const titleOf = useCallback((stage: string | null) => titles.get(stage ?? '') ?? stage ?? '', [titles])

  const act = useMemo<Act>(() => {
    const run: Act = async (document, variables) => {
      const { data: answer, error } = await client.mutation(document, variables).toPromise()
      return error ? refusalInWords(error) : refusedResult(answer, variables, titleOf)
    }
    return async (document, variables, foreseen) => {
      if (foreseen !== undefined) {
        return during(foreseen, async () => {
          const why = await run(document, variables)
          await readAgain()
          return why
        })
      }
      const why = await run(document, variables)
      void readAgain()
      return why
    }
  }, [client, readAgain, during, titleOf])

  return useMemo(() => {
    const { vendorLead, explainLead } = data ?? {}
    if (!vendorLead || !explainLead) return undefined
    const stages = (data?.stages?.nodes ?? []).toSorted((one, other) => one.position - other.position)
    return {
      ...show({ lead: vendorLead, explained: explainLead }),
      ...{ stages, mayAct, mayOverride, act, readAgain, showMoreTexts, showMoreEvents, showMoreNotes },
      titleOf,
      maxSegments: data?.settings?.nodes[0]?.maxSegments ?? 1,
      isSimulation: data?.isSimulation ?? false,
    }
  }, [data, show, act, titleOf, mayAct, mayOverride, readAgain, showMoreTexts, showMoreEvents, showMoreNotes])
}
