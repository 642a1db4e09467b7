import {
  type Alarm,
  alarms,
  loudnessOf,
  type Smoke,
  type Thresholds,
} from '../../../src/agents/sms_agent/smoke_detector.ts'
import { foldsOf } from './folds.ts'
import type { Taught } from './labelled.ts'
import { exampleOf, scoreOf, train } from './train.ts'

const folds = 5

/** Of plain texts of the open corpus so many may smell: of those that no rule understands, and of all. */
const mayStop: Readonly<Record<Alarm, readonly [number, number]>> = {
  plea: [0.1, 0.02],
  person: [0.12, 0.02],
  other: [0.06, 0.01],
}

export interface CrossValidated {
  thresholds: Record<Alarm, Thresholds>
  /** Of each text, in their order, by ears that were taught without it and its near-duplicates. */
  smoke: Smoke[]
}

export function crossValidate(texts: readonly Taught[]): CrossValidated {
  const foldOf = foldsOf(
    texts.map(({ body }) => body),
    folds,
  )
  const perAlarm = alarms.map((alarm) => {
    const scores = scoresOf(texts, foldOf, alarm)
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
    smoke: texts.map(
      (_, at) =>
        Object.fromEntries(
          perAlarm.map(({ alarm, scores, thresholds }) => [alarm, loudnessOf(scores[at] ?? 0, thresholds)]),
        ) as Smoke,
    ),
  }
}

const rounded = (score: number) => Math.round(score * 1000) / 1000

function scoresOf(texts: readonly Taught[], foldOf: readonly number[], alarm: Alarm): number[] {
  const examples = texts.map(({ body, alarms: told }) => exampleOf(body, told.includes(alarm)))
  const scores = examples.map(() => 0)
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = train(examples.filter((_, at) => foldOf[at] !== fold))
    for (const [at, { features }] of examples.entries())
      if (foldOf[at] === fold) scores[at] = scoreOf(weights, features)
  }
  return scores
}
