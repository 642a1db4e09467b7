import { type After, featuresOf } from './features.ts'
import { scoreOf, thresholds } from './scores.ts'

/** What an answer to our offer sounds like to whoever was taught by examples: a plain yes, none, or neither for certain. */
export type SoundOfYes = 'plain' | 'none' | 'either'

export const soundOfYes = (body: string, after: After): SoundOfYes =>
  soundByScore(scoreOf('yes', featuresOf(body, after)), thresholds.yes)

const untaught = { quiet: Number.NEGATIVE_INFINITY, loud: Number.POSITIVE_INFINITY }

export function soundByScore(score: number, { quiet, loud } = untaught): SoundOfYes {
  if (score < quiet) return 'none'
  return score > loud ? 'plain' : 'either'
}
