import { createHmac } from 'node:crypto'
import { type AgentInput, type AgentOutcome, agentOutcomeSchema } from './agent.ts'
import { AgentRefusal } from './agent_failure.ts'

const largestAnswer = 1_000_000

/**
 * Sends the input as JSON, signed in `X-Signature-256: sha256=<hex HMAC of the body>`, and reads the outcome from
 * the answer. A 4xx other than 408 and 429 is final; anything else may be tried again.
 */
export async function callHttpAgent(
  endpoint: string,
  input: AgentInput,
  signingSecret: string | undefined,
  signal: AbortSignal,
): Promise<AgentOutcome> {
  if (signingSecret === undefined) {
    throw new AgentRefusal('AGENT_SIGNING_SECRET is not set; agents over HTTP need it')
  }
  const body = JSON.stringify(input)
  const signature = createHmac('sha256', signingSecret).update(body).digest('hex')
  const response = await fetch(endpoint, {
    method: 'POST',
    body,
    signal,
    redirect: 'error',
    headers: { 'content-type': 'application/json', 'x-signature-256': `sha256=${signature}` },
  })
  if (!response.ok) {
    await response.body?.cancel()
    const final = response.status < 500 && response.status !== 408 && response.status !== 429
    const message = `The agent answered HTTP ${response.status}`
    throw final ? new AgentRefusal(message) : new Error(message)
  }
  const answer = await response.text()
  if (answer.length > largestAnswer) throw new AgentRefusal('The answer is too large')
  return agentOutcomeSchema.parse(JSON.parse(answer))
}
