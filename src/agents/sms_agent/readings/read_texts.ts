import type { AgentInput, AgentOutcome, Intent } from '../../contract/agent.ts'
import { askedLast, unanswered } from '../conversation/conversation.ts'
import { factsInTexts } from '../facts/facts_in_texts.ts'
import { isWrongNumber, reasonForAPerson, wantsNone } from '../intentions/intentions.ts'
import { asksIfMachine } from '../intentions/matters.ts'
import { noLongerSells } from '../intentions/no_longer_sells.ts'
import { asksByForm, asksSomething, onlyAsks } from '../intentions/question_form.ts'
import { byLooks, likely, soundsFinal } from '../offer_reply/weigh_reply.ts'
import { afterWhat, awaitsAWord, type Ear } from '../taught/ear.ts'
import { plainText, words } from '../text/decode_text.ts'
import { isFromMachine, onlyAcknowledges, putsOff, takesItUp } from './bare_replies.ts'
import { beginsWithNo, soundsLikeNo } from './refusals.ts'
import { soundsLikeStranger, writesForAnother } from './strangers.ts'

export type Reading = NonNullable<AgentOutcome['readings']>[number]

/** A text before an offer: what it is, and what else it sounds like, for which nothing is written. */
export interface TextRead {
  reading: Reading
  sounds: Intent | null
}

type Meaning = Pick<Reading, 'intent' | 'confidence'>
const sure = 0.9
const asking = 0.85

/** What each text that we owe an answer is, where no offer is on the table: by positive evidence, else by what it looks like. */
export const readTexts = (input: AgentInput, ear: Ear): TextRead[] =>
  unanswered(input).map(({ id, body }) => {
    const said = words(body)
    const sounds = soundOf(said, body, input, ear)
    return {
      reading: { messageId: id, amount: null, ...meaningOf(said, body, { input, ear, sounds }) },
      sounds,
    }
  })

/** What is written to by nobody on looks alone. */
const grave: readonly string[] = ['opt_out', 'wrong_number', 'rejection']

function soundOf(said: string, body: string, input: AgentInput, ear: Ear): Intent | null {
  if (learnsFrom(body, input)) return null
  const { kind, share } = ear.guessKind(body, afterWhat(input))
  if (share >= likely && grave.includes(kind)) return kind as Intent
  if (soundsLikeStranger(said) || writesForAnother(said)) return 'wrong_number'
  return soundsLikeNo(said) || (awaitsAWord(input) && beginsWithNo(said)) ? 'rejection' : null
}

function meaningOf(
  said: string,
  body: string,
  { input, ear, sounds }: { input: AgentInput; ear: Ear; sounds: Intent | null },
): Meaning {
  if (isWrongNumber(said, plainText(body))) return { intent: 'wrong_number', confidence: sure }
  if (noLongerSells(said) || (wantsNone(said) && !learnsFrom(body, input)))
    return {
      intent: 'rejection',
      confidence: soundsFinal(ear.guessKind(body, afterWhat(input))) ? sure : byLooks,
    }
  if (soundsLikeStranger(said)) return { intent: 'wrong_number', confidence: byLooks }
  if (isFromMachine(said)) return { intent: 'answer', confidence: sure }
  if (asksIfMachine(said) || writesForAnother(said) || reasonForAPerson(said) !== null)
    return { intent: 'matter', confidence: sure }
  if (learnsFrom(body, input) && !onlyAsks(said)) return { intent: 'answer', confidence: sure }
  if (sounds === 'wrong_number') return { intent: sounds, confidence: byLooks }
  if (asksByForm(said)) return { intent: 'question', confidence: asking }
  if (awaitsAWord(input) && onlyAcknowledges(said)) return { intent: 'unclear', confidence: byLooks }
  if (sounds !== null) return { intent: sounds, confidence: byLooks }
  return { intent: bareOf(said, body, input, ear), confidence: byLooks }
}

/** What neither tells, refuses nor has the form of a question. */
function bareOf(said: string, body: string, input: AgentInput, ear: Ear): Reading['intent'] {
  const mayPutOff = !takesItUp(said)
  if (mayPutOff && awaitsAWord(input) && putsOff(said)) return 'unclear'
  const { kind, share } = ear.guessKind(body, afterWhat(input))
  const looks = share >= likely ? kind : null
  if (looks === 'question' || (asksSomething(said) && looks !== 'none')) return 'question'
  return looks === 'unclear' && mayPutOff ? 'unclear' : 'answer'
}

const learnsFrom = (body: string, input: AgentInput): boolean => {
  const { facts, priceIsRange } = factsInTexts([body], askedLast(input))
  return priceIsRange || Object.keys(facts).length > 0
}
