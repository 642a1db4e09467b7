import { type RefObject, useEffect, useState } from 'react'

/** So far beside what is shown of the board that one does not see it come. */
const rootMargin = '0px 320px'

/** Whether an element can be seen in the one that it is scrolled in, or soon; what is far away need not be drawn. */
export function useIsNear(element: RefObject<HTMLElement | null>, isThere: boolean): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!isThere || element.current === null) return undefined
    const root = element.current.parentElement
    const see = (seen: IntersectionObserverEntry[]) => setNear(seen.at(-1)?.isIntersecting ?? false)
    const watch = new IntersectionObserver(see, { root, rootMargin })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element, isThere])
  return isNear
}
