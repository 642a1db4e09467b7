import type { Intent } from '../../contract/agent.ts'
import { type After, featuresOf } from './features.ts'
import { scoreOf } from './scores.ts'

/** What a text may be: an intent, or an answer to another question, facts, chat, a matter for a person. */
export type ReplyKind = Intent | 'none'
export const replyKinds: readonly ReplyKind[] = [
  ...([
    'acceptance',
    'counter',
    'none',
    'opt_out',
    'question',
    'rejection',
    'unclear',
    'wrong_number',
  ] as const),
]

export interface Guess {
  kind: ReplyKind
  /** How sure, from 1/8 to 1. */
  share: number
}

/** What kind of reply the words of a text look like, after what we said last. */
export function guessKind(body: string, after: After): Guess {
  const features = featuresOf(body, after)
  return likeliest(replyKinds.map((kind) => scoreOf(`reply ${kind}`, features)))
}

/** The likeliest of all, given how much speaks for each. */
export function likeliest(scores: readonly number[]): Guess {
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - most))
  const at = scores.indexOf(most)
  return { kind: replyKinds[at] ?? 'unclear', share: 1 / shares.reduce((sum, share) => sum + share, 0) }
}
