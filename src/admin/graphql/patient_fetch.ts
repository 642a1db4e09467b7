import { fetchSignedIn, untilOpen } from '../session/requests.ts'
import { noteExpiry, settleDoubt } from '../session/session.ts'
import { whileCatchingUp } from './catching_up.ts'
import { pauseUntilOnline } from './pause.ts'

const longestWaitMs = 30_000
/** The server answers sooner, or says why not; a line that is cut in silence would be waited for for ever. */
const longestAnswerMs = 30_000
const tooBusy = 429
const signedOut = 401

/**
 * Like fetch. The server refuses, before it does anything, whoever has used up their share of it, and says when there
 * is some again, and whoever's session has ended: then it is asked again, instead of a person.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  for (;;) {
    const answer = await fetchUnlessBusy(input, init)
    if (answer.status !== signedOut) return answer
    noteExpiry()
  }
}

const fetchUnlessBusy: typeof fetch = async (input, init) => {
  const until = performance.now() + longestWaitMs
  const refused = await fetchInTime(input, init)
  if (!isPassing(refused, until)) return refused
  return whileCatchingUp(async () => {
    let answer = refused
    while (isPassing(answer, until)) {
      await pauseUntilOnline(waitMsOf(answer))
      init?.signal?.throwIfAborted()
      answer = await fetchInTime(input, init)
    }
    return answer
  })
}

const fetchInTime: typeof fetch = async (input, init) => {
  // While the server does not say whether the session stands, whoever asks finds out why.
  await settleDoubt().catch(() => {})
  await untilOpen(init?.signal)
  const late = AbortSignal.timeout(longestAnswerMs)
  return fetchSignedIn(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late })
}

const isPassing = (answer: Response, until: number) =>
  answer.status === tooBusy && performance.now() + waitMsOf(answer) < until

const waitMsOf = ({ headers }: Response) => 1_000 * (Number(headers.get('retry-after')) || 1)
