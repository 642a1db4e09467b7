import { useMemo } from 'react'
import { useQuery } from 'urql'
import { FactOrigins, type FactOriginsQuery } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export type Origin = FactOriginsQuery['factOrigins'][number]

/** Where the facts of the lead came from, by their columns; read anew when the lead has changed. */
export function useOrigins(): ReadonlyMap<string, Origin> {
  const { lead, asOf } = useSheet()
  const context = useMemo(
    () => ({ requestPolicy: 'cache-and-network' as const, updatedAt: lead.updatedAt }),
    [lead.updatedAt],
  )
  const [{ data }] = useQuery({ query: FactOrigins, variables: { leadId: lead.id }, context })
  return useMemo(() => {
    // What was written later says nothing of what stood there then.
    const told = data?.factOrigins.filter(
      ({ setAt }) => asOf === undefined || Date.parse(setAt) <= Date.parse(asOf),
    )
    return new Map(told?.map((origin) => [origin.fact, origin]))
  }, [data, asOf])
}
