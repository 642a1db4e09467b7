import { ZodError } from 'zod'

/** A failure that another attempt will not cure. */
export class AgentRefusal extends Error {
  override name = 'AgentRefusal'
}

/** The agent is there and cannot answer at the moment. */
export class AgentUnavailable extends Error {
  override name = 'AgentUnavailable'
}

/**
 * What to write down about a failed call. `kind` is for the log: unlike the words of an agent's own error it can hold
 * nothing that a vendor said.
 */
export function describeFailure(error: unknown): { error: string; kind: string; retryable: boolean } {
  if (error instanceof AgentRefusal) return { error: error.message, kind: error.message, retryable: false }
  if (error instanceof AgentUnavailable) return { error: error.message, kind: error.message, retryable: true }
  if (error instanceof ZodError) {
    const problems = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return {
      error: `The answer is not of the agreed form. ${problems.join('; ')}`,
      kind: 'The answer is not of the agreed form',
      retryable: true,
    }
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return {
      error: 'It took longer than the deadline',
      kind: 'It took longer than the deadline',
      retryable: true,
    }
  }
  return {
    kind: error instanceof Error ? error.name : typeof error,
    error: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error),
    retryable: true,
  }
}
