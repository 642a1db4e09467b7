import { z } from 'zod'

/** What a model may answer with: it names one or several of these, and nothing is run. */
export type ModelTools = Readonly<Record<string, { description: string; input: z.ZodType }>>

export interface ModelRequest {
  /** What for, in a word: the purpose of the call in the ledger. */
  purpose: string
  /** The prompt's version, and its words. */
  prompt: { version: string; words: string }
  /** All that leaves beside the prompt: data, never an instruction. */
  asked: unknown
  tools: ModelTools
  /** What was wrong with its answer before this one. */
  repair?: { answer: ModelAnswer; complaint: string }
}

/** The whole answer, as it came and before anybody has looked whether it is of the agreed form. */
export const modelAnswerSchema = z.object({
  calls: z.array(z.object({ tool: z.string(), input: z.unknown() })),
  text: z.string(),
  finish: z.string(),
})

export type ModelAnswer = z.infer<typeof modelAnswerSchema>

/** Why a model was not asked, or that it did not answer. */
export type NoAnswer =
  | 'not_wanted'
  | 'provider_down'
  | 'budget_of_lead'
  | 'budget_of_day'
  | 'no_time'
  | 'no_answer'

/** Where an agent asks a language model. */
export interface ModelDesk {
  ask(request: ModelRequest): Promise<{ answer: ModelAnswer } | { refused: NoAnswer }>
  /** Counts that an agent went by its rules alone, and why. */
  fellBack(why: FellBack): void
}

export type FellBack = NoAnswer | 'not_valid' | 'no_prompt'
