import { z } from 'zod'
import { factList } from '../../../db/leads/lead_facts.ts'
import { type PropertyFacts, propertyFactsSchema } from '../../agents/contract/agent.ts'

/** How a simulated vendor's part in the story ends, if it is not about the offer. */
const characters = ['never_answers', 'goes_silent', 'opts_out', 'wrong_number', 'bereaved', 'talks'] as const

/** Which of our texts about an offer a vendor answers first. */
export const answeredTexts = ['offer', 'video', 'retry_1', 'retry_2', 'retry_3', 'none'] as const

/** Everything about one made-up vendor. Nobody in the pipeline sees it; they only see what the vendor writes. */
export const personaSchema = z.strictObject({
  name: z.string(),
  phone: z.string(),
  source: z.enum(['facebook', 'website', 'import']),
  property: propertyFactsSchema,
  /** What the property is worth as it stands, GBP. */
  value: z.number().positive(),
  /** The least the vendor would take, GBP. */
  reserve: z.number().positive(),
  character: z.enum(characters),
  /** How many answers come before the silence, the opt-out or the bad news. */
  answersBefore: z.int().nonnegative(),
  /** Whether a follow-up breaks the silence once. */
  revives: z.boolean(),
  pace: z.enum(['at_once', 'hours', 'next_day']),
  telling: z.enum(['form', 'all_at_once', 'a_few', 'one_by_one']),
  /** A fact first told wrongly and corrected soon after. */
  slip: z.enum(['bedrooms', 'askingPrice']).nullable(),
  asksOddQuestion: z.boolean(),
  asksAboutOffer: z.boolean(),
  bargains: z.boolean(),
  answersOffer: z.enum(answeredTexts),
})

export type Persona = z.infer<typeof personaSchema>

export interface Vendor {
  readonly number: number
  readonly persona: Persona
}

/** What a vendor tells of a home, in the columns of a lead. */
export function columnsOf(property: PropertyFacts): Record<string, unknown> {
  const told: Readonly<Record<string, unknown>> = property
  return Object.fromEntries(
    factList.filter(({ field }) => field in property).map(({ column, field }) => [column, told[field]]),
  )
}
