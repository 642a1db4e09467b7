import type { Guess, ReplyKind } from '../taught/kind_of_reply.ts'
import { certain, type OfferReply } from './offer_reply.ts'

/** What a text looks like counts from here on where the rules know nothing, and against what they only suppose. */
export const likely = 0.5
const sure = 0.9
/** Of eight kinds one that is so likely is likelier than what rules do not know at all; nobody loses by being asked about it. */
const likelier = 0.35
/** Rules that know why a reply is unclear, know that it is one. */
const heldBack = 0.8

/** Nothing dear is done on looks alone: a yes is asked once more, a no asked about, the rest goes to a person. */
export const byLooks = 0.6

/** An answer to an offer as it is taken: the rules by their evidence, where they have none what the words look like. */
export interface Weighed extends OfferReply {
  /** It looks like no answer to the offer at all: facts, chat, a machine. */
  isBeside: boolean
}

/** A no ends the lead, so its words must also sound like one: "the council tax is ridiculous" refuses nothing. */
export const soundsFinal = ({ kind, share }: Guess): boolean =>
  (kind === 'rejection' || kind === 'opt_out') && share >= likely

const onlyIfFinal = (reply: OfferReply, guess: Guess): OfferReply =>
  reply.intent === 'rejection' && !soundsFinal(guess)
    ? { ...reply, confidence: Math.min(reply.confidence, byLooks) }
    : reply

const taken = (reply: OfferReply, isBeside = false): Weighed => ({ ...reply, isBeside })

export function weighed(rules: OfferReply, guess: Guess): Weighed {
  const { kind, share } = guess
  const byRules = onlyIfFinal(rules, guess)
  if (kind === byRules.intent || share < needed(byRules, kind)) return taken(byRules)
  if (kind === 'none' && share < sure && byRules.intent === 'unclear' && byRules.confidence >= heldBack)
    return taken(byRules, true)
  if (kind === 'none') return taken({ intent: 'unclear', amount: null, confidence: byLooks }, true)
  return taken({ intent: kind satisfies Exclude<ReplyKind, 'none'>, amount: null, confidence: byLooks })
}

/** A question may be one of these all the same, and nothing is written to what may be one. */
const grave: readonly ReplyKind[] = ['opt_out', 'wrong_number', 'rejection']

/** How sure looks must be to be heard against the rules: nothing outweighs a figure or a wrong number, and a yes that is not plain is asked once more anyhow. */
function needed({ intent, amount, confidence }: OfferReply, kind: ReplyKind): number {
  switch (intent) {
    case 'acceptance':
    case 'wrong_number':
    case 'opt_out':
      return Number.POSITIVE_INFINITY
    case 'counter':
      return amount === null ? sure : Number.POSITIVE_INFINITY
    case 'rejection':
      return sure
    case 'question':
      return confidence >= certain && !grave.includes(kind) ? sure : likely
    default:
      return kind === 'counter' || kind === 'question' ? likelier : likely
  }
}
