import { amountsIn } from '../../../src/agents/sms_agent/figures/amounts.ts'
import { type FigureAsked, figureFeatures } from '../../../src/agents/sms_agent/figures/figure_features.ts'
import { fewBuckets } from '../../../src/agents/sms_agent/taught/features.ts'
import { words } from '../../../src/agents/sms_agent/text/decode_text.ts'
import { type LabelledText, textsOf } from '../../corpora/labels.ts'
import { folds } from './cross_validate.ts'
import { families, figures, textsOfFamily, theirs } from './families.ts'
import { type Example, roundsOfFew, scoreOf, trainOne } from './train.ts'

type Figure = Example & { fold: number }

const meant = (written: readonly string[]) =>
  new Set(written.flatMap((one) => amountsIn(one).map(({ amount }) => amount)))

/** Figures of our own texts, each the vendor's price or none. */
function ownFigures(): Figure[] {
  const inserted = meant(figures)
  const countered = meant(theirs)
  return families().flatMap(({ labels, line, ...family }, number) =>
    family.isOfHand || (labels.figure === undefined && !/\bTHEIRS\b/.test(line))
      ? []
      : textsOfFamily({ labels, line, ...family }).flatMap((body) => {
          const text = words(body)
          const isPrice = labels.figure !== 'other'
          const targets = labels.figure === undefined ? countered : inserted
          return amountsIn(text)
            .filter(({ amount }) => amount >= 10_000 && (isPrice || targets.has(amount)))
            .flatMap((figure) =>
              askedFor(labels.after === 'offer', line).map((asked) => ({
                ...{ features: figureFeatures(text, figure, asked), fold: number % folds },
                kind: isPrice && targets.has(figure.amount) ? 0 : 1,
              })),
            )
        }),
  )
}

/** A figure with hardly a word beside it is a price only where we asked for one. */
const askedFor = (isOffer: boolean, line: string): FigureAsked[] =>
  isOffer ? ['offer'] : line.split(' ').length > 3 ? ['price', 'nothing'] : ['price']

const askedIn = ({ body, offer }: LabelledText['said']): FigureAsked =>
  offer !== undefined ? 'offer' : /\b(price|how much)\b/i.test(body) ? 'price' : 'nothing'

const openFigures = (): Figure[] =>
  textsOf('open').flatMap(({ body, said, amount }, at) => {
    const text = words(body)
    return amountsIn(text, said.offer)
      .filter((figure) => figure.amount >= 10_000 && figure.amount !== said.offer)
      .map((figure) => ({
        ...{ features: figureFeatures(text, figure, askedIn(said)), fold: at % folds },
        kind: figure.amount === amount ? 0 : 1,
      }))
  })

const trainPrice = (figures: readonly Figure[]) =>
  trainOne(figures, 1, { size: fewBuckets, rounds: roundsOfFew })

/** What tells a vendor's price from any other figure, and from where on it is, or is not, whatever the rules make of it. */
export function taughtFigures() {
  const all = [...ownFigures(), ...openFigures()]
  const scored = Array.from({ length: folds }, (_, fold) => {
    const weights = trainPrice(all.filter((one) => one.fold !== fold))
    return all
      .filter((one) => one.fold === fold)
      .map(({ features, kind, ...rest }) => ({ kind, score: scoreOf(weights, features), ...rest }))
  }).flat()
  const sorted = (kind: number) =>
    scored
      .filter((one) => one.kind === kind)
      .map(({ score }) => score)
      .toSorted((a, b) => a - b)
  const prices = sorted(0)
  const others = sorted(1)
  const rounded = (score = 0) => Math.round(score * 1000) / 1000
  return {
    weights: trainPrice(all),
    thresholds: {
      quiet: rounded(prices[Math.floor(prices.length * 0.005)]),
      loud: rounded(others[Math.floor(others.length * 0.85)]),
    },
    scored,
  }
}
