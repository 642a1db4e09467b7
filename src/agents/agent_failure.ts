import { ZodError } from 'zod'
import { isRefusedValue } from '../../db/connection/sql_error.ts'
import { legible } from '../free_text.ts'
import { reasonOf } from '../system_error.ts'
import type { AgentFailure } from './contract/agent.ts'

/** A failure that another attempt will not cure. */
export class AgentRefusal extends Error {
  override name = 'AgentRefusal'
}

/** The agent cannot answer at the moment, whichever lead it is about. */
export class AgentUnavailable extends Error {
  override name = 'AgentUnavailable'
  readonly retryAfterSeconds: number | undefined

  constructor(message: string, retryAfterSeconds?: number) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * What to write down about a failed call. `kind` is for the log: unlike the words of an agent's own error it can hold
 * nothing that a vendor said.
 */
export function describeFailure(error: unknown): AgentFailure & { kind: string } {
  if (error instanceof AgentRefusal) return { ...says(error.message), retryable: false, notThere: false }
  if (error instanceof AgentUnavailable) {
    const { message, retryAfterSeconds } = error
    return { ...says(message), retryable: true, notThere: true, retryAfterSeconds }
  }
  if (error instanceof ZodError) {
    const problems = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    const kind = 'The answer is not of the agreed form'
    return { ...says(`${kind}. ${problems.join('; ')}`), kind, retryable: true, notThere: false }
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { ...says('It took longer than the deadline'), retryable: true, notThere: true }
  }
  if (error instanceof TypeError && error.cause instanceof Error) {
    return { ...says(`Nobody answered: ${reasonOf(error.cause)}`), retryable: true, notThere: true }
  }
  const kind = error instanceof Error ? error.name : typeof error
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  // What the database refuses has been answered.
  return { ...says(words), kind, retryable: true, notThere: !isRefusedValue(error) }
}

/** As the database can keep it, whatever an agent made it of. */
function says(message: string): { error: string; kind: string } {
  return { error: legible(message).slice(0, 500).toWellFormed(), kind: message }
}
