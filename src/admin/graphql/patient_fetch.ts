import { whileCatchingUp } from './catching_up.ts'
import { pauseUntilOnline } from './pause.ts'

const longestWaitMs = 30_000
const tooBusy = 429

/**
 * Like fetch. The server refuses, before it does anything, whoever has used up their share of it, and says when there
 * is some again: then it is asked again, instead of a person.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  const until = performance.now() + longestWaitMs
  const refused = await fetch(input, init)
  if (!isPassing(refused, until)) return refused
  return whileCatchingUp(async () => {
    let answer = refused
    while (isPassing(answer, until)) {
      await pauseUntilOnline(waitMsOf(answer))
      init?.signal?.throwIfAborted()
      answer = await fetch(input, init)
    }
    return answer
  })
}

const isPassing = (answer: Response, until: number) =>
  answer.status === tooBusy && performance.now() + waitMsOf(answer) < until

const waitMsOf = ({ headers }: Response) => 1_000 * (Number(headers.get('retry-after')) || 1)
