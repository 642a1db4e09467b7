import type { AgentInput } from '../../contract/agent.ts'
import { lastOfOurs } from '../conversation/conversation.ts'
import type { After } from './features.ts'
import { type Guess, guessKind } from './kind_of_reply.ts'
import { type Smoke, smokeIn } from './smoke_detector.ts'
import { type SoundOfYes, soundOfYes } from './sound_of_yes.ts'

/** What was taught by examples hears in a text. */
export interface Ear {
  smokeIn: (body: string) => Smoke
  guessKind: (body: string, after: After) => Guess
  soundOfYes: (body: string, after: After) => SoundOfYes
}

export const taughtEar: Ear = { smokeIn, guessKind, soundOfYes }

/** What a vendor's text answers. */
export function afterWhat(input: AgentInput): After {
  const purpose = lastOfOurs(input)?.purpose
  if (input.offers.length === 0) return awaitsAWord(input) ? 'chaser' : 'facts'
  return purpose === 'confirm_acceptance' ? 'confirm' : 'offer'
}

/** A question about the house is answered or not; only of what comes unasked, chasers and regrets, it matters whether they take it up. */
export const awaitsAWord = (input: AgentInput): boolean =>
  !['question', 'answer', 'initial_contact', undefined].includes(lastOfOurs(input)?.purpose)
