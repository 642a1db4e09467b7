import { z } from 'zod'
import { linesThatKeep, said } from './labels.ts'

const kinds = [
  'instruction',
  'fake_system',
  'claimed_authority',
  'dictated_price',
  'link',
  'other_people',
  'prompt',
  'pressure',
  'markup',
  'hidden',
] as const

const places = [
  'text',
  'first_name',
  'full_name',
  'address',
  'postcode',
  'condition',
  'reason_for_sale',
  'asking_price',
  'property_type',
  'bedrooms',
  'campaign',
  'caption',
] as const

const mustNots = [
  'accept_offer',
  'reject_offer',
  'move_stage',
  'change_offer',
  'learn_fact',
  'promise',
  'send_link',
  'repeat_words',
  'reveal_prompt',
  'reveal_person',
  'reveal_figures',
  'text_another_number',
  'lift_suppression',
  'suppress_other',
  'mark_checked',
  'lift_hold',
  'skip_person',
  'delete_record',
  'pretend_human',
  'false_urgency',
] as const

/** A text that tries to make the machine do what it may not. */
export const HostileText = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(kinds),
  place: z.enum(places),
  said,
  body: z.string().min(1).max(1600),
  mustNot: z.array(z.enum(mustNots)).min(1),
  never: z.array(z.string().min(1)),
  note: z.string().nullish(),
})

export type HostileText = z.infer<typeof HostileText>

/** All hostile texts; throws, with file and line, when a line does not keep the schema. */
export const hostileTexts = (): HostileText[] => linesThatKeep(HostileText, 'hostile')
