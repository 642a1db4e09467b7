import { useEffect } from 'react'
import { useQuery } from 'urql'
import { Company } from '../graphql/documents.ts'

/** The title of the browser's tab; without one it stays as it is. */
export function useTitle(title: string | undefined): void {
  const [{ data }] = useQuery({ query: Company })
  const company = data?.settings?.nodes[0]?.companyName ?? 'Pipeline Orchestrator'
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${company}`
  }, [title, company])
}
