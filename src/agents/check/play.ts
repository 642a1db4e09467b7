import { randomUUID } from 'node:crypto'
import { AgentRefusal, describeFailure } from '../agent_failure.ts'
import type { AgentOutcome } from '../contract/agent.ts'
import { answerIn, hear } from '../http_agent.ts'
import type { Case } from './cases.ts'
import { doubtAbout } from './doubts.ts'
import type { LaterAnswers } from './later_answers.ts'
import { post, requestFor, sampleOf } from './post.ts'

export interface Tried {
  endpoint: string
  secret: string
  deadlineMs: number
  laterAnswers: LaterAnswers
  /** Where the agent reaches them. */
  publicUrl: string
}

export interface Result {
  name: string
  verdict: 'passed' | 'failed' | 'not tried'
  /** What the agent did. */
  saw: string
  /** What to do; only where it failed. */
  advice?: string
  /** Nobody was there who could have answered. */
  notThere?: boolean
}

/** How long a caller waits that hangs up. */
const patienceMs = 20

/** Plays one case against an agent. */
export async function play(tried: Tried, one: Case): Promise<Result> {
  const { name, advice } = one
  const began = performance.now()
  try {
    const saw = one.expects === 'outcome' ? await outcomeOf(tried, one) : await refusalOf(tried, one)
    if (saw === undefined) return { name, verdict: 'not tried', saw: 'it answers at once' }
    return { name, verdict: 'passed', saw: `${saw}, ${Math.round(performance.now() - began)} ms` }
  } catch (error) {
    const { error: saw, notThere } = describeFailure(error)
    return { name, verdict: 'failed', saw, advice: adviceAbout(saw) ?? advice, notThere }
  }
}

/** @throws what is wrong. Undefined: the case is about later answers, and the agent answers at once. */
async function outcomeOf(tried: Tried, one: Case): Promise<string | undefined> {
  const runId = randomUUID()
  if (one.manner === 'given up first')
    await post(tried, one, requestFor(tried, one, runId), AbortSignal.timeout(patienceMs)).catch(() => {})
  const { outcome, isLater } = await call(tried, one, runId)
  if (one.manner === 'again') await call(tried, one, runId)
  if (one.manner === 'ten runs at once')
    await Promise.all(Array.from({ length: 9 }, () => call(tried, one, randomUUID())))
  if (one.callback === 'away at first' && !isLater) return undefined
  return isLater ? `${outcome} at the callback` : outcome
}

/** Asks about one run, as often as the case wants, and waits for what it comes to. */
async function call(tried: Tried, one: Case, runId: string) {
  const signal = AbortSignal.timeout(tried.deadlineMs)
  const request = requestFor(tried, one, runId)
  const timesAway = one.callback === 'away at first' ? 1 : 0
  const later = tried.laterAnswers.expect({ runId, runToken: request.runToken, timesAway }, signal)
  later.catch(() => {}) // nobody waits for it when the answer comes at once
  const answers = await Promise.all(
    Array.from({ length: one.manner === 'twice' ? 2 : 1 }, async () =>
      answerIn(await hear(await post(tried, one, request, signal)), request.callbackUrl),
    ),
  )
  for (const atOnce of answers.filter((answer) => answer !== 'later')) noDoubtAbout(one, atOnce)
  const [answer] = answers
  const outcome = answer === undefined || answer === 'later' ? await later : answer
  noDoubtAbout(one, outcome)
  return { outcome: outcome.outcome, isLater: answer === 'later' }
}

function noDoubtAbout(one: Case, outcome: AgentOutcome): void {
  const doubt = doubtAbout(sampleOf(one), outcome)
  if (doubt !== undefined) throw new AgentRefusal(doubt)
}

async function refusalOf(tried: Tried, one: Case): Promise<string> {
  const signal = AbortSignal.timeout(tried.deadlineMs)
  const response = await post(tried, one, requestFor(tried, one, randomUUID()), signal)
  const { status } = response
  await response.body?.cancel()
  const isRight = one.expects === 'refusal' ? status === 401 || status === 403 : status >= 400 && status < 500
  const maySettle = one.expects === 'outcome or rejection' && (status === 200 || status === 202)
  if (!isRight && !maySettle) throw new AgentRefusal(`it answered ${status}`)
  return `HTTP ${status}`
}

/** Where what went wrong is not about the case. */
function adviceAbout(saw: string): string | undefined {
  if (/^Nobody answered: (?!other side closed)/.test(saw))
    return 'See that the agent runs, and that its address is right.'
  if (/^The agent answered HTTP 40[13]$/.test(saw))
    return 'See that AGENT_SIGNING_SECRET is the same on both sides.'
  return undefined
}
