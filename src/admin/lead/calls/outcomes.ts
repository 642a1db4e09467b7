import type { PhoneOutcome } from '../../graphql/documents.ts'

/** What may come of a call, in words. */
export const outcomes: readonly (readonly [PhoneOutcome, string])[] = [
  ['reached', 'We spoke'],
  ['no_answer', 'Nobody answered'],
  ['voicemail', 'A word was left on voicemail'],
  ['wrong_number', 'Wrong number: it is not the vendor’s'],
]

export const outcomeInWords = (outcome: PhoneOutcome) =>
  outcomes.find(([value]) => value === outcome)?.[1] ?? outcome
