import { useDebouncedValue } from '@mantine/hooks'
import type { TypedDocumentNode } from '@urql/core'
import { useEffect, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { refusalInWords } from '../graphql/refusal.ts'

const afterMs = 250

interface Preview<Data> {
  data?: Data | undefined
  /** Why it cannot be foreseen, in words. */
  problem?: string | undefined
  /** Whether it is of what stands there now; else of what stood there before. */
  isCurrent: boolean
}

/**
 * What would come of what is being written: asked for when the writing pauses, of undefined not at all, and once more when `looks`
 * is another number.
 */
export function usePreview<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | undefined,
  looks = 0,
): Preview<Data> {
  const asked = variables && JSON.stringify([variables, looks])
  const [settled] = useDebouncedValue(asked, afterMs)
  const [answer, setAnswer] = useState<Omit<Preview<Data>, 'isCurrent'> & { of: string }>()
  useEffect(() => {
    if (settled === undefined) return undefined
    let isLatest = true
    const [given] = JSON.parse(settled) as [Variables]
    void liveClient
      .query(document, given)
      .toPromise()
      .then(({ data, error }) => {
        if (isLatest) setAnswer({ of: settled, data, problem: error && refusalInWords(error) })
      })
    return () => {
      isLatest = false
    }
  }, [document, settled])
  return asked === undefined ? { isCurrent: false } : { ...answer, isCurrent: answer?.of === asked }
}
