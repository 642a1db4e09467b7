import { useEffect } from 'react'
import { useQuery } from 'urql'
import { Company } from '../graphql/documents.ts'
import { useMyNotices } from '../notices/my_notices.ts'

/** The title of the browser's tab, with how many notices are not read; without one it stays as it is. */
export function useTitle(title: string | undefined): void {
  const [{ data }] = useQuery({ query: Company })
  const company = data?.settings?.nodes[0]?.companyName ?? 'Pipeline Orchestrator'
  const { unreadCount } = useMyNotices()
  const count = unreadCount === 0 ? '' : `(${unreadCount > 99 ? '99+' : unreadCount}) `
  useEffect(() => {
    if (title !== undefined) document.title = `${count}${title} · ${company}`
  }, [title, company, count])
}
