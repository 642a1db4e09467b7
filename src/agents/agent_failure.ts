import { ZodError } from 'zod'

/** A failure that another attempt will not cure. */
export class AgentRefusal extends Error {
  override name = 'AgentRefusal'
}

/** What to write down about a failed call, in a form that holds nothing personal. */
export function describeFailure(error: unknown): { error: string; retryable: boolean } {
  if (error instanceof AgentRefusal) return { error: error.message, retryable: false }
  if (error instanceof ZodError) {
    const problems = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return { error: `The answer is not of the agreed form. ${problems.join('; ')}`, retryable: true }
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { error: 'It took longer than the deadline', retryable: true }
  }
  return {
    error: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error),
    retryable: true,
  }
}
