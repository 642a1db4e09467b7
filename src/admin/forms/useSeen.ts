import type { TypedDocumentNode } from '@urql/core'
import { useRef, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { codeOf, refusalInWords } from '../graphql/refusal.ts'
import type { Refusal, TwoVersions } from './refusal_of_act.ts'

interface Ways<Seen> {
  /** What stands there by now; undefined when it cannot be read, or is gone. */
  readNow: () => Promise<Seen | undefined>
  /** Puts it into the fields. */
  take?: (now: Seen) => void
  /** In words, side by side. */
  compare: (now: Seen, mine: Seen) => readonly TwoVersions[]
}

/** What somebody saw of what they change: of two who change it the second is asked, and nothing is overwritten unseen. */
export function useSeen<Seen>(initially: Seen, { readNow, take, compare }: Ways<Seen>) {
  const [seen, setSeen] = useState(initially)
  const [takes, setTakes] = useState(0)
  // Whoever keeps theirs sends it in the same instant in which they see.
  const latest = useRef(initially)
  const see = (now: Seen) => {
    latest.current = now
    setSeen(now)
  }
  return {
    seen,
    latest,
    see,
    /** How often what stands was taken: fields that keep their own words begin anew with it. */
    takes,
    /** Changes it from what was seen to `mine`. */
    async change<Variables extends Record<string, unknown>>(
      document: TypedDocumentNode<unknown, Variables>,
      variables: Variables,
      mine: Seen,
    ): Promise<Refusal | undefined> {
      const { error } = await liveClient.mutation(document, variables).toPromise()
      const reading = readNow()
      if (error === undefined) return undefined
      const now = codeOf(error) === 'VL041' ? await reading : undefined
      if (now === undefined) return refusalInWords(error)
      return {
        says: 'Somebody has changed this meanwhile.',
        versions: compare(now, mine),
        see: () => see(now),
        take() {
          see(now)
          setTakes((before) => before + 1)
          take?.(now)
        },
      }
    },
  }
}

/** Words as they are. */
export const compareWords = (theirs: string, mine: string): readonly TwoVersions[] => [{ theirs, mine }]
