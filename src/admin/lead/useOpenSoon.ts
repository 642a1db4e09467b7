import { useMemo } from 'react'
import { useClient } from 'urql'
import { Lead } from '../graphql/documents.ts'
import { firstRows } from './state/first_rows.ts'

/** Whoever only passes by asks for nothing: reading a lead is on record. */
const dwellMs = 65

/** For a link to a lead: its page and what that shows are fetched while a pointer or the focus rests on it. */
export function useOpenSoon(id: string) {
  const client = useClient()
  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        void import('./LeadPage.tsx')
        void client.query(Lead, { id, ...firstRows }).toPromise()
      }, dwellMs)
    }
    const end = () => clearTimeout(timer)
    return { onPointerEnter: begin, onPointerLeave: end, onFocus: begin, onBlur: end }
  }, [client, id])
}
