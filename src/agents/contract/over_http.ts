import { z } from 'zod'
import { agentInputSchema, agentOutcomeSchema } from './agent.ts'

/** What goes over the line beside the agent's input and its outcome, for agents that live elsewhere. */

/** The largest answer that is read, at once or at the callback. */
export const largestAnswer = 1_000_000

export const agentRequestSchema = agentInputSchema
  .extend({
    runToken: z.string().describe('Names this attempt of the run; comes back with a later answer.'),
    callbackUrl: z
      .url()
      .nullable()
      .describe('Where a later answer goes; null: answer at once, nobody can be reached later.'),
  })
  .describe('What an agent is asked. Fields that you do not know may come with any version: pass them by.')

export type AgentRequest = z.infer<typeof agentRequestSchema>

export const laterAnswerSchema = agentOutcomeSchema
  .extend({ runToken: z.uuid().describe('That of the request.') })
  .describe('An outcome that is brought later.')

export type LaterAnswer = z.infer<typeof laterAnswerSchema>

export const callbackVerdicts = ['settled', 'review', 'held', 'repeated', 'kept'] as const

export const callbackReplySchema = z.object({
  verdict: z
    .enum(callbackVerdicts)
    .describe(
      'settled. review: a person was asked instead. held: the lead is on hold, you will be asked again. repeated: known already. kept: settled as soon as the lead is free.',
    ),
})

export const refusalSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string().optional() }),
})

/** Where an agent brings what it answers later. */
export const callbackPath = (runId: string) => `/webhooks/agents/${runId}`
