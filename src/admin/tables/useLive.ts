import { useInterval } from '@mantine/hooks'
import type { TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { setClock } from '../time/clock.ts'

export interface Live<Data, Variables = unknown> {
  data: Data | undefined
  /** What they answer: until they are read anew, what was asked before. */
  answers: Variables | undefined
  problem: string | undefined
  /** @returns what was read, if it could be. */
  readAgain: () => Promise<Data | undefined>
}

/** Reads now, and again and again while somebody looks; what was read last stays meanwhile. */
export function useLive<Data extends { now: string }, Variables extends Record<string, unknown>>(
  document_: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  everyMs = 5_000,
): Live<Data, Variables> {
  const [data, setData] = useState<Data>()
  const [answers, setAnswers] = useState<Variables>()
  const [problem, setProblem] = useState<string>()
  const asked = useRef(variables)
  asked.current = variables
  const turns = useRef({ asked: 0, answered: 0 })
  const readAgain = useCallback(async () => {
    const question = asked.current
    const turn = ++turns.current.asked
    const answer = await liveClient.query(document_, question).toPromise()
    // Two questions may be answered in any order.
    if (turn < turns.current.answered) return answer.data
    turns.current.answered = turn
    setProblem(answer.error && refusalInWords(answer.error))
    if (answer.data != null) {
      setClock(answer.data.now)
      setData(answer.data)
      setAnswers(question)
    }
    return answer.data
  }, [document_])
  const key = JSON.stringify(variables)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is another then
  useEffect(() => void readAgain(), [readAgain, key])
  useInterval(() => void (document.hidden || readAgain()), everyMs, { autoInvoke: true })
  return { data, answers, problem, readAgain }
}
