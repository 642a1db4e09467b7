import { useMemo } from 'react'
import { useClient } from 'urql'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useIsAdmin, useMayAct } from '../../session/useMayAct.ts'
import type { Act, Sheet } from './sheet.ts'
import type { LiveLead } from './useLead.ts'

/** What the parts of the page share; undefined until the lead has been read, and when there is none. */
export function useSheetOf({ data, readAgain, showMoreTexts, showMoreEvents }: LiveLead): Sheet | undefined {
  const client = useClient()
  const mayAct = useMayAct()
  const mayOverride = useIsAdmin()
  return useMemo(() => {
    const { vendorLead: lead, explainLead: explained } = data ?? {}
    if (!lead || !explained) return undefined
    const stages = (data?.stages?.nodes ?? []).toSorted((one, other) => one.position - other.position)
    const titles = new Map(stages.map(({ stage, title }) => [stage, title]))
    const act: Act = async (document, variables) => {
      const { error } = await client.mutation(document, variables).toPromise()
      void readAgain()
      return error && refusalInWords(error)
    }
    return {
      ...{ lead, explained, stages, mayAct, mayOverride, act, showMoreTexts, showMoreEvents },
      titleOf: (stage) => titles.get(stage) ?? stage,
      maxSegments: data?.settings?.nodes[0]?.maxSegments ?? 1,
    }
  }, [data, client, mayAct, mayOverride, readAgain, showMoreTexts, showMoreEvents])
}
