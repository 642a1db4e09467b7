import { useCallback, useState } from 'react'
import type { Foreseen, Shown } from './sheet.ts'

/** What acts that are under way make of the lead. */
export function useForeseen() {
  const [foreseen, setForeseen] = useState<readonly Foreseen[]>([])

  const show = useCallback((shown: Shown) => foreseen.reduce((as, becomes) => becomes(as), shown), [foreseen])
  const during = useCallback(
    async <Result>(becomes: Foreseen, task: () => Promise<Result>): Promise<Result> => {
      setForeseen((others) => [...others, becomes])
      try {
        return await task()
      } finally {
        setForeseen((others) => others.filter((other) => other !== becomes))
      }
    },
    [],
  )
  return { show, during }
}
