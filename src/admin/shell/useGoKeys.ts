import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { isForPage } from '../keys/is_for_page.ts'
import { pages } from './pages.ts'

const togetherMs = 1_000

/** `g`, then the key of a page, opens it; not while somebody writes. */
export function useGoKeys(): void {
  const [, go] = useLocation()
  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      const { key } = event
      if (!isForPage(event)) return
      const page = event.timeStamp - begunAt < togetherMs && pages.find((each) => each.key === key)
      if (page) {
        // The same key by itself may do something on the page that is left.
        event.stopPropagation()
        go(page.path)
      }
      begunAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [go])
}
