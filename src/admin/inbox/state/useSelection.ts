import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withAnswer } from '../../address/with_answer.ts'
import type { Item } from './inbox_state.ts'
import type { LiveInbox } from './live_inbox.ts'

/** Browsers refuse an address that changes with each press of a key. */
const addressAfterMs = 400

export interface Selection {
  item: Item | undefined
  select: (id: string | null) => void
  /** To the item so many places further down. */
  move: (by: number) => void
}

/** Which item is open. It stays so whatever comes or goes around it. */
export function useSelection(inbox: LiveInbox, items: readonly Item[] | null, isBeside: boolean): Selection {
  const address = useSearch()
  const [, go] = useLocation()
  const [id, setId] = useState(() => new URLSearchParams(address).get('item'))
  const newest = useRef({ address, go })
  newest.current = { address, go }

  const select = useCallback(
    (chosen: string | null) => {
      inbox.look(chosen)
      setId(chosen)
    },
    [inbox],
  )
  useEffect(() => inbox.look(id), [inbox, id])

  useEffect(() => {
    const timer = setTimeout(() => {
      const next = withAnswer(newest.current.address, 'item', id ?? '')
      if (next !== newest.current.address) newest.current.go(`?${next}`, { replace: true })
    }, addressAfterMs)
    return () => clearTimeout(timer)
  }, [id])

  const index = items?.findIndex((item) => item.id === id) ?? -1
  const last = useRef(0)
  const shown = useRef<string>(null)
  if (index !== -1) {
    last.current = index
    shown.current = id
  }
  useEffect(() => {
    // What has just been asked for may not be read yet.
    if (
      items === null ||
      items !== inbox.state().items ||
      index !== -1 ||
      (id !== null && id !== shown.current)
    )
      return
    select(isBeside ? (items[Math.min(last.current, items.length - 1)]?.id ?? null) : null)
  }, [inbox, items, index, id, isBeside, select])

  const move = (by: number) => {
    if (items === null) return
    const to = items[Math.max(0, Math.min(items.length - 1, index === -1 ? 0 : index + by))]
    if (to !== undefined) select(to.id)
    if (items.length - index < 10) inbox.readMore()
  }
  return { item: items?.[index], select, move }
}
