import { fetchSignedIn, untilOpen } from '../session/requests.ts'
import { noteExpiry, settleDoubt } from '../session/session.ts'
import { whileCatchingUp } from './catching_up.ts'
import { pauseUntilOnline } from './pause.ts'
import { keyOf, noteAnswer } from './request_keys.ts'

const longestWaitMs = 30_000
/** The server answers sooner, or says why not; a line that is cut in silence would be waited for for ever. */
const longestAnswerMs = 30_000
/** So soon after a line broke it is asked again. */
const againMs = 500
const tooBusy = 429
const signedOut = 401
const failed = 500

/**
 * Like fetch. The server refuses, before it does anything, whoever has used up their share of it, and says when there
 * is some again, and whoever's session has ended: then it is asked again, instead of a person. So is what wants
 * something done when its answer is lost: by its key it is done once.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  const key = keyOf(init?.body)
  const keyed = key === undefined ? init : { ...init, headers: { ...init?.headers, 'idempotency-key': key } }
  for (;;) {
    const answer = await fetchUnlessBusy(input, keyed)
    if (answer.status === signedOut) {
      noteExpiry()
      continue
    }
    // Of what failed nobody knows whether it was done.
    if (answer.status < failed) noteAnswer(init?.body)
    return answer
  }
}

const fetchUnlessBusy: typeof fetch = async (input, init) => {
  const until = performance.now() + longestWaitMs
  const refused = await fetchOverBreaks(input, init, until)
  if (!isPassing(refused, until)) return refused
  return whileCatchingUp(async () => {
    let answer = refused
    while (isPassing(answer, until)) {
      await pauseUntilOnline(waitMsOf(answer))
      init?.signal?.throwIfAborted()
      answer = await fetchOverBreaks(input, init, until)
    }
    return answer
  })
}

/** What has a key is asked again when the line breaks, unless the browser knows that there is none. */
async function fetchOverBreaks(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  until: number,
): Promise<Response> {
  for (;;) {
    try {
      return await fetchInTime(input, init)
    } catch (error) {
      const isBreak = error instanceof TypeError && 'idempotency-key' in (init?.headers ?? {})
      if (!isBreak || !navigator.onLine || performance.now() + againMs > until) throw error
      await pauseUntilOnline(againMs)
      init?.signal?.throwIfAborted()
    }
  }
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
