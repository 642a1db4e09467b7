import { featuresOf } from './features.ts'
import { scoreOf, thresholds } from './scores.ts'

export const alarms = ['plea', 'person', 'other'] as const
/** May be a plea to be left alone; may need a person; may be somebody else's phone or a third party. */
export type Alarm = (typeof alarms)[number]

/** How loud: 2 stops even what the rules believe to understand. */
export type Smoke = Readonly<Record<Alarm, 0 | 1 | 2>>

export interface Thresholds {
  quiet: number
  loud: number
}

/** Arabic, Cyrillic, Chinese: none of our rules reads them. */
export const isInAnotherScript = (body: string) =>
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(body)

/** How near the words and letters of a text come to those that were taught: the same text always smells the same. */
export function smokeIn(body: string): Smoke {
  const features = featuresOf(body)
  return {
    plea: loudness('plea', features),
    person: isInAnotherScript(body) ? 2 : loudness('person', features),
    other: loudness('other', features),
  }
}

const loudness = (alarm: Alarm, features: Int32Array): 0 | 1 | 2 =>
  loudnessOf(scoreOf(alarm, features), thresholds[alarm] ?? { quiet: 0, loud: 0 })

export const loudnessOf = (score: number, { quiet, loud }: Thresholds): 0 | 1 | 2 =>
  score > loud ? 2 : score > quiet ? 1 : 0
