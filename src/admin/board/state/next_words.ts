import type { NextActionKind } from '../../graphql/documents.ts'
import type { Card } from './card_order.ts'

const words: Readonly<Record<NextActionKind, string>> = {
  agent: 'agent at work',
  call: 'a call, as planned',
  hand_back: 'a person leads',
  nothing: 'finished',
  release: 'on hold',
  resume: 'texts are stopped',
  review: 'question waits',
  text: 'text leaves',
  timer: 'the next step',
  unknown: 'not known',
  UNKNOWN: 'not known',
  wording: 'our own words are missing',
}

/** What comes next for a lead. */
export function wordsOfNext({ nextWhat, turn }: Card): string {
  return nextWhat === 'timer' && turn === 'vendor' ? 'to answer' : words[nextWhat]
}

/** An agent begins, and a text leaves, as soon as it may: only the other times can be missed. */
export const isDeadline = (what: string) => what !== 'agent' && what !== 'text'

/** What a person has to do has no time of its own: the card tells since when it waits. */
export const waitsForPerson = ({ nextWhat, turn }: Card) =>
  nextWhat === 'review' || (nextWhat === 'hand_back' && turn === 'us')
