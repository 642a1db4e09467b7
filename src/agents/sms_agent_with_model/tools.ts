import { z } from 'zod'
import { factNames, intents } from '../contract/agent.ts'
import type { ModelTools } from '../contract/model_desk.ts'
import { sentenceNames } from './sentences.ts'

const quotation = z.string().min(1).max(400).describe('Copied from one text of the vendor, letter by letter.')

export const causes = {
  wants_person: 'The vendor wants to talk to a person',
  complaint: 'The vendor may complain',
  law_or_rights: 'The vendor may ask for something that the law gives them',
  distress: 'The vendor may be in distress; nothing was written',
  third_party: 'Somebody else than the vendor may have written this; nothing was written',
  other_language: 'The vendor may write in another language',
  question: 'The vendor asks something that a person should answer',
  not_sure: 'It is not certain what the vendor means',
} as const

/** In one answer, however many calls it takes: each is looked for in all that the vendor wrote. */
export const mostFacts = 12

const extracted = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        fact: z.enum(factNames),
        value: z.union([z.string().min(1).max(300), z.number()]),
        quotation,
      }),
    )
    .max(mostFacts),
})

const replyRead = z.strictObject({
  intent: z.enum(intents),
  quotation,
  amount: z.number().positive().max(9_999_999).nullable(),
  conditions: z.array(z.string().max(200)).max(8),
})

const replyWritten = z.strictObject({
  sentences: z.array(z.enum(sentenceNames)).max(3),
  draft: z.string().max(400).nullable(),
})

const personAsked = z.strictObject({ because: z.enum(Object.keys(causes) as (keyof typeof causes)[]) })

export type ExtractedFact = z.infer<typeof extracted>['facts'][number]
export type ReplyRead = z.infer<typeof replyRead>
export type ReplyWritten = z.infer<typeof replyWritten>
export type PersonAsked = z.infer<typeof personAsked>

export const inputs = {
  read_reply: replyRead,
  extract_property_details: extracted,
  write_reply: replyWritten,
  ask_human: personAsked,
} as const

/** None of them does anything: they are what a model may say. */
export const tools: ModelTools = {
  read_reply: { description: 'What the vendor means.', input: inputs.read_reply },
  extract_property_details: {
    description: 'Facts of the property, each with the words in which the vendor states it.',
    input: inputs.extract_property_details,
  },
  write_reply: { description: 'Which of our sentences answer the vendor.', input: inputs.write_reply },
  ask_human: { description: 'A person has to see it.', input: inputs.ask_human },
}
