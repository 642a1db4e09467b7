import { featuresOf } from '../../../src/agents/sms_agent/taught/features.ts'
import { type Guess, likeliest, replyKinds } from '../../../src/agents/sms_agent/taught/kind_of_reply.ts'
import {
  type Alarm,
  alarms,
  loudnessOf,
  type Smoke,
  type Thresholds,
} from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { foldsOf } from './folds.ts'
import { onceEach, type Taught } from './labelled.ts'
import { type Example, scoreOf, trainKinds, trainOne, type Weights } from './train.ts'

export const folds = 5

/** A miss is dearer than a needless look. */
const weightOfSo = 2
const decay = 2e-3
export const trainAlarm = (examples: readonly Example[]): Weights => trainOne(examples, weightOfSo, { decay })

/** Of plain texts of the open corpus so many may smell: of those that no rule understands, and of all. */
const mayStop: Readonly<Record<Alarm, readonly [number, number]>> = {
  plea: [0.1, 0.015],
  person: [0.12, 0.02],
  other: [0.06, 0.01],
}

export interface CrossValidated {
  thresholds: Record<Alarm, Thresholds>
  /** Of each text, in lower case, by ears that were taught without it and its like. */
  smoke: Map<string, Smoke>
}

/** Folds of which none has a near-duplicate of a text in another, or a text of one family. */
export function foldOfEach(texts: readonly Taught[]): number[] {
  const single = texts.filter(({ family }) => family === null)
  const of = new Map(
    foldsOf(
      single.map(({ body }) => body),
      folds,
    ).map((fold, at) => [single[at], fold]),
  )
  return texts.map((text) => (text.family === null ? (of.get(text) ?? 0) : text.family % folds))
}

export const alarmExamples = (texts: readonly Taught[], alarm: Alarm): Example[] =>
  texts.map(({ body, alarms: told }) => ({ features: known(body), kind: told.includes(alarm) ? 0 : 1 }))

const buckets = new Map<string, Int32Array>()
function known(body: string): Int32Array {
  const features = buckets.get(body) ?? featuresOf(body)
  buckets.set(body, features)
  return features
}

export function crossValidate(all: readonly Taught[]): CrossValidated {
  // An alarm hears the same whatever was said before.
  const texts = onceEach(all)
  const foldOf = foldOfEach(texts)
  const perAlarm = alarms.map((alarm) => {
    const scores = scoresOf(alarmExamples(texts, alarm), foldOf)
    const plain = scores.filter((_, at) => texts[at]?.id !== null && texts[at]?.alarms.length === 0)
    const loudest = plain.toSorted((a, b) => b - a)
    const [quiet, loud] = mayStop[alarm].map((share) =>
      rounded(loudest[Math.floor(share * loudest.length)] ?? 0),
    )
    const thresholds: Thresholds = { quiet: quiet ?? 0, loud: loud ?? 0 }
    return { alarm, scores, thresholds }
  })
  return {
    thresholds: Object.fromEntries(perAlarm.map(({ alarm, thresholds }) => [alarm, thresholds])) as Record<
      Alarm,
      Thresholds
    >,
    smoke: new Map(
      texts.map(({ body }, at) => [
        body.toLowerCase(),
        Object.fromEntries(
          perAlarm.map(({ alarm, scores, thresholds }) => [alarm, loudnessOf(scores[at] ?? 0, thresholds)]),
        ) as Smoke,
      ]),
    ),
  }
}

const rounded = (score: number) => Math.round(score * 1000) / 1000

function scoresOf(examples: readonly Example[], foldOf: readonly number[]): number[] {
  const scores = examples.map(() => 0)
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = trainAlarm(examples.filter((_, at) => foldOf[at] !== fold))
    for (const [at, { features }] of examples.entries())
      if (foldOf[at] === fold) scores[at] = scoreOf(weights, features)
  }
  return scores
}

export const kindExamples = (texts: readonly Taught[]): Example[] =>
  texts.flatMap(({ body, after, reply }) =>
    reply === null ? [] : [{ features: featuresOf(body, after), kind: replyKinds.indexOf(reply) }],
  )

export const trainReplies = (examples: readonly Example[]): Weights[] =>
  trainKinds(examples, { count: replyKinds.length, decay: 3e-4 })

/** What kind of reply each text of the open corpus looks like to whoever was taught without it and its like. */
export function guessesUntaught(texts: readonly Taught[]): Map<Taught, Guess> {
  const foldOf = foldOfEach(texts)
  const guesses = new Map<Taught, Guess>()
  for (let fold = 0; fold < folds; fold += 1) {
    const heads = trainReplies(kindExamples(texts.filter((_, at) => foldOf[at] !== fold)))
    for (const text of texts.filter(({ id }, at) => id !== null && foldOf[at] === fold)) {
      const features = featuresOf(text.body, text.after)
      guesses.set(text, likeliest(heads.map((head) => scoreOf(head, features))))
    }
  }
  return guesses
}
