import { readdirSync, readFileSync } from 'node:fs'
import { isWrittenStraight } from '../../../src/agents/sms_agent/offer_reply/written_straight.ts'
import type { Ear } from '../../../src/agents/sms_agent/taught/ear.ts'
import { featuresOf } from '../../../src/agents/sms_agent/taught/features.ts'
import { thresholds } from '../../../src/agents/sms_agent/taught/scores.ts'
import { soundByScore } from '../../../src/agents/sms_agent/taught/sound_of_yes.ts'
import { projectFile } from '../../../src/project_file.ts'
import { textsOf } from '../../corpora/labels.ts'
import { type Example, roundsOfFew, scoreOf, trainOne, type Weights } from './train.ts'

/** An answer to our offer that says yes and nothing else, or only looks like one. */
export interface LabelledYes {
  after: 'offer' | 'confirm'
  /** Ours, in pounds. */
  offer: number
  isPlain: boolean
  body: string
}

const folder = 'test/eval/smoke/yeses'

/** One hand's texts are taught to nobody: they tell how strangers are heard. */
export const untaughtHand = 'untaught'

export const yesesOf = (hand: string): LabelledYes[] =>
  readFileSync(projectFile(`${folder}/${hand}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): LabelledYes => JSON.parse(line))

const openYeses = (): LabelledYes[] =>
  textsOf('open').flatMap(({ body, said, agreesAtOnce }) =>
    said.offer === undefined
      ? []
      : [
          {
            after: said.kind === 'confirm' ? 'confirm' : 'offer',
            offer: said.offer,
            isPlain: agreesAtOnce,
            body,
          },
        ],
  )

/** What each hand wrote; the open corpus counts as one. */
export const taughtYeses = (): ReadonlyMap<string, LabelledYes[]> =>
  new Map([
    ['open', openYeses()],
    ...readdirSync(projectFile(folder))
      .map((name) => name.replace('.jsonl', ''))
      .filter((hand) => hand !== untaughtHand)
      .sort()
      .map((hand): [string, LabelledYes[]] => [hand, yesesOf(hand)]),
  ])

const example = ({ body, after, isPlain }: LabelledYes): Example => ({
  features: featuresOf(body, after),
  kind: isPlain ? 0 : 1,
})

const trainYes = (examples: readonly Example[]) => trainOne(examples, 1, { decay: 3e-4, rounds: roundsOfFew })

const yesWithout = (hand: string): Weights =>
  trainYes([...taughtYeses()].flatMap(([one, texts]) => (one === hand ? [] : texts.map(example))))

/** What a text sounds like to whoever was taught by all hands but one. */
export function yesEarWithout(hand: string): Ear['soundOfYes'] {
  const weights = yesWithout(hand)
  return (body, after) => soundByScore(scoreOf(weights, featuresOf(body, after)), thresholds.yes)
}

/** Of those written straight so many that only look like a plain yes may be taken for one by their words alone, and so many plain ones may sound like none. */
const mayMistake = 0.01
const mayDoubt = 0.02

/** What tells a plain yes from what only looks like one, and from where on: by texts of hands that it was not taught. */
export function taughtYes() {
  const hands = taughtYeses()
  const scored = [...hands].flatMap(([hand, texts]) => {
    const weights = yesWithout(hand)
    return texts
      .filter(({ body, offer }) => isWrittenStraight(body, offer))
      .map(example)
      .map(({ features, kind }) => ({ kind, score: scoreOf(weights, features) }))
  })
  const sorted = (kind: number) =>
    scored
      .filter((one) => one.kind === kind)
      .map(({ score }) => score)
      .toSorted((a, b) => a - b)
  const [plain, others] = [sorted(0), sorted(1)]
  const rounded = (score = 0) => Math.round(score * 1000) / 1000
  return {
    weights: trainYes([...hands.values()].flat().map(example)),
    thresholds: {
      quiet: rounded(plain[Math.floor(plain.length * mayDoubt)]),
      loud: rounded(others[Math.floor(others.length * (1 - mayMistake))]),
    },
  }
}
