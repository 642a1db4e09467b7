import { pounds } from '../../../../src/money/pounds.ts'
import { type Answering, saysOfOffer, saysOfOfferThen } from '../behaviour.ts'
import { and, aPersonIsAsked, type Check, endsAt, getsAnOffer, mayBeTexted, neverSells } from '../expected.ts'
import { allFacts } from '../part.ts'
import type { Persona } from '../persona.ts'

/** Asks for more by this much of our figure at each offer, so often, then takes what there is. */
function asksForMore(by: number, times: number, words: (figure: string) => string): Answering {
  return ({ offer, bringsOffer, said, purpose }) => {
    if (offer === null) return []
    if (purpose === 'confirm_acceptance') return [`Yes, I accept ${pounds(offer)}`]
    if (!bringsOffer) return []
    const figure = pounds(Math.round((offer * (1 + by)) / 1000) * 1000)
    return said.length < times ? [words(figure)] : [`Ok fine, I accept ${pounds(offer)}`]
  }
}

const offersGrow: Check = ({ offers }) =>
  offers.some(({ amount }, index) => amount < (offers[index - 1]?.amount ?? 0))
    ? ['a later offer is lower']
    : []

/** Sold, or with a person; never lost. */
const isTakenUp: Check = (ending) => (ending.stage === 'OFFER_ACCEPTED' ? [] : aPersonIsAsked(ending))

/** Those who want another figure or other terms. */
export const bargainers: readonly Persona[] = [
  {
    name: 'haggler',
    about: 'asks for five per cent more twice, then takes what is offered',
    form: allFacts,
    answers: asksForMore(0.05, 2, (figure) => `Could you do ${figure}?`),
    faults: and(getsAnOffer, offersGrow, mayBeTexted, isTakenUp),
  },
  {
    name: 'hard haggler',
    about: 'asks for a third more and never gives in',
    form: allFacts,
    answers: asksForMore(0.33, 9, (figure) => `I want ${figure} for it, nothing less`),
    faults: and(neverSells, offersGrow, mayBeTexted),
  },
  {
    name: 'names his least',
    about: 'says what he would take, in thousands',
    form: allFacts,
    answers: asksForMore(0.02, 1, (figure) => `I'd take ${figure.replace('£', '').replace(/,000$/, 'k')}`),
    faults: and(getsAnOffer, offersGrow, mayBeTexted, isTakenUp),
  },
  {
    name: 'meet in the middle',
    about: 'names no figure: somebody has to think',
    form: allFacts,
    answers: saysOfOffer('Can you meet me in the middle?'),
    faults: and(neverSells, aPersonIsAsked, mayBeTexted),
  },
  {
    name: 'yes but',
    about: 'agrees to the figure if she may stay six months: that is no yes',
    form: allFacts,
    answers: saysOfOfferThen(
      'Yes if I can stay on in the house for six months after',
      'Like I said, only if I can stay six months',
    ),
    faults: and(neverSells, aPersonIsAsked, mayBeTexted),
  },
  {
    name: 'yes minus',
    about: 'accepts all but the costs: a person reads it',
    form: allFacts,
    answers: saysOfOffer('I accept as long as you pay my solicitor and the removal van'),
    faults: and(neverSells, aPersonIsAsked, mayBeTexted),
  },
  {
    name: 'joker',
    about: 'makes fun of the offer; that is no yes',
    form: allFacts,
    answers: saysOfOffer('oh yeah brilliant, give it away why dont I. hilarious'),
    faults: and(neverSells, mayBeTexted),
  },
  {
    name: 'asks deal with a question mark',
    about: 'repeats the figure as a question: not a yes',
    form: allFacts,
    answers: ({ bringsOffer, offer, said }) =>
      bringsOffer && said.length === 0 ? [`${pounds(offer ?? 0)}??? is that the deal?`] : [],
    faults: and(neverSells, mayBeTexted),
  },
  {
    name: 'clear no',
    about: 'declines politely and is not asked again',
    form: allFacts,
    answers: saysOfOffer("No thank you, that's too low for us"),
    faults: and(endsAt('OFFER_REJECTED', 'DEAD_LEAD'), neverSells, mayBeTexted),
  },
  {
    name: 'sold elsewhere',
    about: 'has sold to somebody else',
    form: allFacts,
    answers: saysOfOffer('Sorry, we have already sold it through an estate agent'),
    faults: and(endsAt('OFFER_REJECTED', 'DEAD_LEAD'), neverSells, mayBeTexted),
  },
  {
    name: 'buyer dropped out',
    about: 'tells why he is back: that is no refusal',
    form: allFacts,
    answers: saysOfOffer(
      'I did find a buyer in spring but he dropped out, so yes I am still interested, tell me more',
    ),
    faults: and(
      neverSells,
      (ending) => (ending.path.includes('OFFER_REJECTED') ? ['was taken for a refusal'] : []),
      mayBeTexted,
    ),
  },
]
