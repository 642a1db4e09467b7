import { featuresOf } from './smoke_features.ts'
import taught from './smoke_taught.json' with { type: 'json' }

export const alarms = ['plea', 'person', 'other'] as const
/** May be a plea to be left alone; may need a person; may be somebody else's phone or a third party. */
export type Alarm = (typeof alarms)[number]

/** How loud: 2 stops even what the rules believe to understand. */
export type Smoke = Readonly<Record<Alarm, 0 | 1 | 2>>

export interface Thresholds {
  quiet: number
  loud: number
}

interface Ear {
  bias: number
  of: Int8Array
  scale: number
  thresholds: Thresholds
}

const ears: Readonly<Record<Alarm, Ear>> = {
  plea: earOf(taught.plea),
  person: earOf(taught.person),
  other: earOf(taught.other),
}

function earOf({ weights, bias, scale, quiet, loud }: (typeof taught)[Alarm]): Ear {
  return { bias, scale, thresholds: { quiet, loud }, of: new Int8Array(Buffer.from(weights, 'base64')) }
}

/** Arabic, Cyrillic, Chinese: none of our rules reads them. */
export const isInAnotherScript = (body: string) =>
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(body)

/** How near the words and letters of a text come to those that were taught: the same text always smells the same. */
export function smokeIn(body: string): Smoke {
  const features = featuresOf(body)
  return {
    plea: loudness(ears.plea, features),
    person: isInAnotherScript(body) ? 2 : loudness(ears.person, features),
    other: loudness(ears.other, features),
  }
}

function loudness({ bias, of, scale, thresholds }: Ear, features: readonly number[]): 0 | 1 | 2 {
  const sum = features.reduce((known, at) => known + (of[at] ?? 0), 0)
  return loudnessOf(bias + (scale * sum) / Math.sqrt(features.length), thresholds)
}

export const loudnessOf = (score: number, { quiet, loud }: Thresholds): 0 | 1 | 2 =>
  score > loud ? 2 : score > quiet ? 1 : 0
