import type { ClaimedRun } from '../../db/work/agent_runs.ts'
import { endOfStatus, outsideCall } from '../api_usage/outside_call.ts'
import { AnswerTooLarge, limitedBody } from '../limited_body.ts'
import { retryAfterOf } from '../retry_after.ts'
import { signatureOf } from '../signature.ts'
import { AgentRefusal, AgentUnavailable } from './agent_failure.ts'
import { type AgentAnswer, agentOutcomeSchema } from './contract/agent.ts'
import { type AgentRequest, callbackPath, largestAnswer } from './contract/over_http.ts'

export interface HttpAgentOptions {
  /** Signs the requests; agents over HTTP cannot be called without it. */
  signingSecret?: string | undefined
  /** Where agents reach our web process from outside; without it they have to answer at once. */
  publicUrl?: string | undefined
}

/**
 * Sends the input as JSON, signed in `X-Signature-256: sha256=<hex HMAC of the body>`, with `runToken` and
 * `callbackUrl` beside it, and reads the outcome from the answer. 202 means that the outcome will come to the
 * callback, with the token. A 4xx other than 408 and 429 is final; anything else may be tried again. A redirect is not
 * followed: where it leads has not been given the lead's facts by anybody.
 */
export async function callHttpAgent(
  endpoint: string,
  run: ClaimedRun,
  { signingSecret, publicUrl }: HttpAgentOptions,
  signal: AbortSignal,
): Promise<AgentAnswer> {
  if (signingSecret === undefined) {
    throw new AgentRefusal('AGENT_SIGNING_SECRET is not set; agents over HTTP need it')
  }
  const callbackUrl = publicUrl === undefined || run.atOnce ? null : `${publicUrl}${callbackPath(run.runId)}`
  const request: AgentRequest = { ...run.input, runToken: run.token, callbackUrl }
  const body = JSON.stringify(request)
  const heard = await outsideCall(
    { provider: 'agent', purpose: run.input.purpose },
    async () =>
      hear(
        await fetch(endpoint, {
          method: 'POST',
          body,
          signal,
          redirect: 'manual',
          headers: {
            'content-type': 'application/json',
            'x-signature-256': signatureOf(body, signingSecret),
          },
        }),
      ),
    ({ status }) => endOfStatus(status),
  )
  return answerIn(heard, callbackUrl)
}

interface Heard {
  status: number
  retryAfter: string | null
  text: string
}

/** All that counts of an agent's response; of one that says only how it went nobody reads the body. */
export async function hear(response: Response): Promise<Heard> {
  const { ok, status, headers, body } = response
  const retryAfter = headers.get('retry-after')
  if (!ok || status === 202) {
    await body?.cancel()
    return { status, retryAfter, text: '' }
  }
  const text = await limitedBody(response, largestAnswer)
    .text()
    .catch((error: unknown) => {
      throw error instanceof AnswerTooLarge ? new AgentRefusal('The answer is too large') : error
    })
  return { status, retryAfter, text }
}

/**
 * What an agent said.
 *
 * @throws AgentRefusal, AgentUnavailable, or a ZodError when it is not of the agreed form.
 */
export function answerIn({ status, retryAfter, text }: Heard, callbackUrl: string | null): AgentAnswer {
  if (status === 202) {
    if (callbackUrl === null) {
      throw new AgentRefusal(
        'The agent will answer later, but cannot reach us: PUBLIC_URL is not set, or it runs in a shadow',
      )
    }
    return 'later'
  }
  if (status < 200 || status > 299) {
    const isElsewhere = status >= 300 && status < 400
    const final = !isElsewhere && status < 500 && status !== 408 && status !== 429
    const message = `The agent answered HTTP ${status}${isElsewhere ? ', and redirects are not followed' : ''}`
    throw final ? new AgentRefusal(message) : new AgentUnavailable(message, retryAfterOf(retryAfter))
  }
  return agentOutcomeSchema.parse(jsonIn(text))
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not the agent but what stands before it, most often, whatever the lead is.
    throw new AgentUnavailable(text.trim() === '' ? 'The answer is empty' : 'The answer is not JSON')
  }
}
