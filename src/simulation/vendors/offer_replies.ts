import { pounds } from '../../money/pounds.ts'
import type { Dice } from '../planning/dice.ts'
import { answeredTexts } from './persona.ts'
import { type ReadText, type Reply, reply } from './read_text.ts'

const order: readonly string[] = answeredTexts
const mostCounters = 2
const mostAcceptances = 3

/** What a vendor writes about an offer: on getting it, after a reminder of it, or once a question is answered. */
export function offerReplies(text: ReadText, dice: Dice): Reply[] {
  const { vendor, acts, offer, bringsOffer } = text
  if (offer === null) return []

  const acceptances = acts.filter((act) => act === 'accepts').length
  if (acceptances > 0) {
    return acceptances < mostAcceptances && text.body.includes('?')
      ? [reply('accepts', `Yes, I accept ${pounds(offer)}`)]
      : []
  }

  if (acts.at(-1) === 'rejects' && !bringsOffer) return []

  const { persona } = vendor
  const reminder = remindersSeen(text)
  const hasBargained =
    acts.includes('counters') || acts.includes('asks_about_offer') || acts.includes('rejects')
  const patience = order.indexOf(persona.answersOffer)
  if (!hasBargained && (persona.answersOffer === 'none' || reminder < patience)) return []

  if (persona.asksAboutOffer && bringsOffer && !acts.includes('asks_about_offer')) {
    return [reply('asks_about_offer', dice.pick('question', questions))]
  }
  return decide(text, offer, reminder, dice)
}

/** The offer itself is 0, the video 1, then the retries. */
function remindersSeen({ purpose }: ReadText): number {
  return Math.max(0, order.indexOf(purpose.toLowerCase()))
}

function decide({ vendor, acts }: ReadText, offer: number, reminder: number, dice: Dice): Reply[] {
  const { persona } = vendor
  // The longer nobody else buys, the less a vendor insists on.
  const reserve = persona.reserve * (1 - 0.02 * reminder)
  if (offer >= reserve) return [reply('accepts', dice.pick('accept', acceptances)(pounds(offer)))]

  const counters = acts.filter((act) => act === 'counters').length
  if (persona.bargains && counters < mostCounters) {
    const wanted = counters === 0 ? (reserve + persona.property.askingPrice) / 2 : reserve
    const figure = Math.ceil(wanted / 500) * 500
    return [reply('counters', dice.pick('counter', counterWords)(pounds(figure)))]
  }
  return dice.chance('says no', 0.65) ? [reply('rejects', dice.pick('reject', rejections))] : []
}

const acceptances = [
  (figure: string) => `Yes, I accept ${figure}`,
  (figure: string) => `Ok we have a deal at ${figure}`,
  () => 'Yes please, I accept your offer',
  (figure: string) => `${figure} is fine, please go ahead`,
] as const

const counterWords = [
  (figure: string) => `Could you do ${figure}?`,
  (figure: string) => `I'd take ${figure}`,
  (figure: string) => `No, but make it ${figure} and you have a deal`,
] as const

const rejections = [
  "No thanks, that's too low",
  'No thank you, we have had a better offer',
  'Sorry, no. We have decided to stay put',
  'No, I am going with an estate agent',
] as const

const questions = ['Would I have to pay any fees?', 'How long would it take to complete?'] as const
