import { pounds } from '../../../../src/money/pounds.ts'
import { saysYes, silent, talks, tellsAllAtOnce, tellsWhatIsAsked } from '../behaviour.ts'
import {
  and,
  endsAt,
  getsAnOffer,
  getsNoOffer,
  knowsAllFacts,
  mayBeTexted,
  neverSells,
  sells,
} from '../expected.ts'
import { allFacts } from '../part.ts'
import type { Persona } from '../persona.ts'

/** Those who want to sell, each in their own way, and those who never say. */
export const sellers: readonly Persona[] = [
  {
    name: 'plain seller',
    about: 'answers what is asked and accepts by name of the figure',
    answers: talks(
      tellsWhatIsAsked,
      saysYes((offer) => `Yes, I accept ${offer}`),
    ),
    faults: and(sells, knowsAllFacts),
  },
  {
    name: 'form filler',
    about: 'told everything in the form and says yes in two words',
    form: allFacts,
    answers: saysYes(() => 'Yes please'),
    faults: sells,
  },
  {
    name: 'all in one go',
    about: 'tells everything in one long text and is glad of the offer',
    answers: talks(
      tellsAllAtOnce,
      saysYes((offer) => `Brilliant. ${offer} is fine, please go ahead.`),
    ),
    faults: and(sells, knowsAllFacts),
  },
  {
    name: 'thumb up',
    about: 'says yes by the figure in thousands',
    form: allFacts,
    answers: saysYes((offer) => `Deal 👍 ${offer.replace('£', '').replace(/,000$/, 'k')} it is`),
    faults: sells,
  },
  {
    name: 'polite couple',
    about: 'accepts as two people, with thanks',
    form: allFacts,
    answers: saysYes(
      (offer) =>
        `Good evening. My husband and I are happy to accept your offer of ${offer}. Kind regards, Maureen`,
    ),
    faults: sells,
  },
  {
    name: 'late riser',
    about: 'says yes only at the first reminder',
    form: allFacts,
    answers: ({ purpose, offer }) =>
      offer !== null && ['RETRY_1', 'confirm_acceptance', 'clarify'].includes(purpose)
        ? [`Sorry for the silence. Yes, I accept ${pounds(offer)}`]
        : [],
    faults: sells,
  },
  {
    name: 'thinks it over',
    about: 'talks to his wife first, then says yes without being asked again',
    form: allFacts,
    answers: (heard) =>
      heard.bringsOffer
        ? [
            'Let me talk to my wife first',
            { body: `We talked it over. We accept your offer of ${pounds(heard.offer ?? 0)}.`, after: 300 },
          ]
        : saysYes()(heard),
    faults: sells,
  },
  {
    name: 'asks what it costs',
    about: 'wants to know about fees before saying yes; the sale is not lost over it',
    form: allFacts,
    answers: saysYes(() => 'Do I have to pay any fees?'),
    faults: and(mayBeTexted, getsAnOffer),
  },
  {
    name: 'dreamer',
    about: 'asks for half more than the house is worth: no sale, and a polite end',
    asking: 1.5,
    answers: talks(tellsWhatIsAsked, silent),
    faults: and(neverSells, mayBeTexted),
  },
  {
    name: 'never answers',
    about: 'gets the first text and the reminders, and is let go',
    answers: silent,
    faults: and(endsAt('DEAD_LEAD'), getsNoOffer, mayBeTexted),
  },
  {
    name: 'silent on the offer',
    about: 'gets an offer, the video and three reminders, and is let go',
    form: allFacts,
    answers: silent,
    faults: and(endsAt('DEAD_LEAD'), getsAnOffer, mayBeTexted),
  },
  {
    name: 'drifts off',
    about: 'answers once and never again',
    answers: (heard) => (heard.said.length === 0 ? tellsWhatIsAsked(heard) : []),
    faults: and(endsAt('DEAD_LEAD'), getsNoOffer, mayBeTexted),
  },
]
