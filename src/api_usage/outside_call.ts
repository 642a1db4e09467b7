import { AsyncLocalStorage } from 'node:async_hooks'
import type { ApiCall, ApiCallEnd } from '../../db/work/api_usage.ts'
import { errorChain } from '../never_arrived.ts'
import type { Ledger } from './ledger.ts'

/** For whom something is done at the moment, and where its calls outside are written down. */
interface Errand {
  ledger?: Ledger
  agent?: string | undefined
  leadId?: string | undefined
}

const errands = new AsyncLocalStorage<Errand>()

/** Says whom the calls outside are for that `work` makes, at whatever depth; adds to what was said around it. */
export function onErrand<Result>(errand: Errand, work: () => Result): Result {
  return errands.run({ ...errands.getStore(), ...errand }, work)
}

/**
 * Makes one call outside, and leaves one row in the ledger of the errand: as it begins, and how it went, also when it
 * throws or is aborted. `read` says what an answer means, when not that all went well. The ledger holds nothing up: what `call`
 * returns or throws is returned or thrown at once. Outside an errand, in a check by hand, nothing is written.
 */
export async function outsideCall<Result>(
  about: Pick<ApiCall, 'provider' | 'purpose'>,
  call: () => Promise<Result>,
  read: (result: Result) => ApiCallEnd = () => ({ outcome: 'ok' }),
): Promise<Result> {
  const { ledger, agent, leadId } = errands.getStore() ?? {}
  const beganAt = performance.now()
  const end = ledger?.begin({ ...about, agent, leadId })
  const told = (how: ApiCallEnd) => end?.({ ...how, ms: Math.round(performance.now() - beganAt) })
  let result: Result
  try {
    result = await call()
  } catch (error) {
    told(endOf(error))
    throw error
  }
  told(read(result))
  return result
}

/** What an HTTP status says of a call. */
export function endOfStatus(status: number): ApiCallEnd {
  const code = String(status)
  if (status < 300) return { outcome: 'ok', code }
  // Nobody whom we call is elsewhere.
  if (status < 400) return { outcome: 'failed', code }
  if (status === 429) return { outcome: 'limited', code }
  if (status === 408) return { outcome: 'timed_out', code }
  return { outcome: status < 500 ? 'refused' : 'failed', code }
}

const timeOuts = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|TimeoutError|AbortError|UND_ERR_\w*TIMEOUT)$/

/** By names and codes only: an error's message may quote what was sent. */
function endOf(error: unknown): ApiCallEnd {
  const names = [...codesOf(error)]
  const code = names.find((name) => timeOuts.test(name)) ?? names[0]
  return { outcome: code !== undefined && timeOuts.test(code) ? 'timed_out' : 'failed', code }
}

/** The codes of an error and of what caused it, then its names. */
function* codesOf(error: unknown): Generator<string> {
  const chain = errorChain(error)
  for (const { code } of chain) {
    if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) yield code
  }
  for (const { name } of chain) if (/^[A-Za-z]{2,40}$/.test(name)) yield name
}
