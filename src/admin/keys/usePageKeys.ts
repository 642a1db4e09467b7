import { useEffect, useLayoutEffect, useRef } from 'react'
import { isForPage } from './is_for_page.ts'

const togetherMs = 1_000

/** What a key that is held down may do again and again: go through a list. Whatever acts is done once. */
const goesOn = /^(j|k|Arrow\w+)$/i

/** What single keys do on a page while nobody writes; after `g` a key names a page instead. */
export function usePageKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const newest = useRef(keys)
  // Before the next key: what it does may be another thing by then.
  useLayoutEffect(() => {
    newest.current = keys
  })
  useEffect(() => {
    let goBegunAt = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event) || (event.repeat && !goesOn.test(event.key))) return
      const isPageName = event.timeStamp - goBegunAt < togetherMs
      goBegunAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      const isPressed = event.target instanceof HTMLElement && event.target.closest('button, a, summary')
      if (isPageName || (event.key === 'Enter' && isPressed)) return
      const act = newest.current[event.key] ?? newest.current[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
