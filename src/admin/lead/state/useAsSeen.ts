import { useState } from 'react'
import type { Refusal } from '../../forms/refusal_of_act.ts'
import { useSheet } from './sheet.ts'

/** What stood there when whoever acts saw it: as the dialog opened, or after they were refused and it was read again. */
export function useAsSeen<Value>(now: Value) {
  const { readAgain } = useSheet()
  const [seen, see] = useState(now)
  const [refusals, setRefusals] = useState({ told: 0, heeded: 0 })
  if (refusals.told !== refusals.heeded) {
    setRefusals({ told: refusals.told, heeded: refusals.told })
    see(now)
  }
  return {
    seen,
    /** What an act came to that was meant for what was seen. */
    async heeded(acting: Promise<Refusal | undefined>): Promise<Refusal | undefined> {
      const why = await acting
      if (why === undefined) return undefined
      await readAgain()
      setRefusals(({ told, heeded }) => ({ told: told + 1, heeded }))
      return why
    },
  }
}
