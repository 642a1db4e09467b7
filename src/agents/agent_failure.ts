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
  const told = (kind: string, retryable = true, words = kind) => ({ error: words, kind, retryable })
  if (error instanceof AgentRefusal) return told(error.message, false)
  if (error instanceof AgentUnavailable) return told(error.message)
  if (error instanceof ZodError) {
    const problems = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    const kind = 'The answer is not of the agreed form'
    return told(kind, true, `${kind}. ${problems.join('; ')}`)
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return told('It took longer than the deadline')
  }
  return error instanceof Error
    ? told(error.name, true, `${error.name}: ${error.message}`.slice(0, 500))
    : told(typeof error, true, String(error))
}
