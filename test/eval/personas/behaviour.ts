import { factNames } from '../../../src/agents/contract/agent.ts'
import { pounds } from '../../../src/money/pounds.ts'
import { saidOf, sentence } from '../../../src/simulation/vendors/wording.ts'
import type { Heard, Say } from './persona.ts'

export type Answering = (heard: Heard) => readonly (string | Say)[]

const mostAnswers = 12

export const silent: Answering = () => []

/** Tells what is asked; late in the conversation so plainly that nobody can misunderstand. */
export const tellsWhatIsAsked: Answering = ({ asks, said, home, dice, nth }) =>
  asks.length === 0 || said.length >= mostAnswers
    ? []
    : [sentence(asks.map((fact) => saidOf(fact, home, dice, nth > 4)))]

/** Tells everything in the first answer. */
export const tellsAllAtOnce: Answering = (heard) =>
  heard.said.length > 0
    ? tellsWhatIsAsked(heard)
    : [sentence(factNames.map((fact) => saidOf(fact, heard.home, heard.dice, false)))]

/** One way while facts are collected, another once there is an offer. */
export const talks =
  (beforeOffer: Answering, aboutOffer: Answering): Answering =>
  (heard) =>
    heard.offer === null ? beforeOffer(heard) : aboutOffer(heard)

/** A yes that nobody can misunderstand, to whoever asks for one. */
const plainYes = (offer: number) => `Yes, I accept ${pounds(offer)}`

/** These words when an offer comes, each a text; then a plain yes to whatever is asked about it. */
export const saysYes =
  (...words: readonly ((offer: string) => string | Say)[]): Answering =>
  ({ offer, bringsOffer, purpose }) => {
    if (offer === null) return []
    if (bringsOffer) return words.map((say) => say(pounds(offer)))
    return ['confirm_acceptance', 'clarify', 'answer'].includes(purpose) ? [plainYes(offer)] : []
  }

/** These words at the first offer, and nothing more. */
export const saysOfOffer =
  (...words: readonly (string | Say)[]): Answering =>
  ({ bringsOffer, said }) =>
    bringsOffer && said.length === 0 ? words : []

/** The same, and to a question about it another. */
export const saysOfOfferThen =
  (words: string, more: string): Answering =>
  (heard) =>
    heard.purpose === 'clarify' || heard.purpose === 'confirm_acceptance'
      ? heard.said.includes(more)
        ? []
        : [more]
      : saysOfOffer(words)(heard)

/** These words in answer to our first text, and nothing more. */
export const saysFirst =
  (...words: readonly (string | Say)[]): Answering =>
  ({ said }) =>
    said.length === 0 ? words : []

/** As usual, and these words in answer to our second text, then nothing more. */
export const breaksOff =
  (words: string | Say): Answering =>
  (heard) =>
    heard.nth === 2 ? [words] : heard.nth > 2 ? [] : tellsWhatIsAsked(heard)
