import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { markRead, useMyNotices } from './my_notices.ts'

/** Whoever looks at the lead or the question need not be told of it any more. */
export function useReadOnVisit(): void {
  const [path] = useLocation()
  const search = useSearch()
  const isSeen = useDocumentVisibility() === 'visible'
  const { unreadCount } = useMyNotices()
  const leadId = /^\/leads\/([0-9a-f-]{36})$/.exec(path)?.[1]
  const itemId = path === '/inbox' ? new URLSearchParams(search).get('item') : null
  useEffect(() => {
    if (unreadCount === 0 || !isSeen) return
    if (leadId !== undefined) void markRead({ leadId })
    else if (itemId !== null) void markRead({ itemId })
  }, [leadId, itemId, unreadCount, isSeen])
}
