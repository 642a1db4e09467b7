import { useInterval } from '@mantine/hooks'
import type { TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { setClock } from '../time/clock.ts'

export interface Live<Data> {
  data: Data | undefined
  problem: string | undefined
  readAgain: () => Promise<void>
}

/** Reads now, and again and again while somebody looks; what was read last stays meanwhile. */
export function useLive<Data extends { now: string }, Variables extends Record<string, unknown>>(
  document_: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  everyMs = 5_000,
): Live<Data> {
  const [data, setData] = useState<Data>()
  const [problem, setProblem] = useState<string>()
  const asked = useRef(variables)
  asked.current = variables
  const readAgain = useCallback(async () => {
    const answer = await liveClient.query(document_, asked.current).toPromise()
    setProblem(answer.error && refusalInWords(answer.error))
    if (answer.data != null) {
      setClock(answer.data.now)
      setData(answer.data)
    }
  }, [document_])
  const key = JSON.stringify(variables)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is another then
  useEffect(() => void readAgain(), [readAgain, key])
  useInterval(() => void (document.hidden || readAgain()), everyMs, { autoInvoke: true })
  return { data, problem, readAgain }
}
