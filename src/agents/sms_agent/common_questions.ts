import type { AgentInput } from '../contract/agent.ts'
import { sentencesOf } from './intentions.ts'
import { company } from './wording.ts'

/** Questions that may be answered without a person, by name. Patterns read `words()`; the first that fits answers. */
const answers: readonly (readonly [name: string, RegExp, (input: AgentInput) => string])[] = [
  [
    'are_you_a_bot',
    /\b(are you|is this|am i (talking|speaking) to) (a |an )?(real |actual )?(bot|robot|human|person|machine|computer|ai|automated)\b/,
    (input) =>
      `I am an automated assistant of ${company(input)}; a colleague reads along and can take over, just say so.`,
  ],
  [
    'who_are_you',
    /\bwho (are|r) (you|u)\b|\bwho is (this|it|that)\b|\bwhos (this|it|that)\b|\b(your|the) company\b|\bwhat company\b/,
    (input) => `We are ${company(input)}; we buy houses directly from their owners.`,
  ],
  [
    'where_is_my_number_from',
    /\b(how|where) did (you|u) get (my|this) (number|details|name)\b/,
    () => 'You left your number when you asked about selling your property.',
  ],
  [
    'is_this_genuine',
    /\b(scam|legit|genuine|fraud|con)\b/,
    (input) =>
      `A fair question. We are ${company(input)}; nothing is binding until your own solicitor has checked it, and we never ask for money.`,
  ],
  [
    'how_does_it_work',
    /\bhow (does|do|will|would) (it|this|that|the process|you) work\b/,
    () =>
      'You tell us about the property, we compare it with sold prices nearby and make you an offer. You are free to say no.',
  ],
  [
    'fees',
    /\b(fees?|charges?|commission|cost me|hidden costs?)\b/,
    () => 'There are no fees for you as the seller.',
  ],
  [
    'solicitors',
    /\b(solicitors?|legal)\b/,
    () => 'You use your own solicitor, so that everything is checked independently.',
  ],
  [
    'who_buys',
    /\b(are you (the )?(buyer|buying)|investors?|who (is|are) (the )?buy(er|ing))\b/,
    () => 'We buy ourselves or together with an investor we know, and will always tell you which.',
  ],
  [
    'furniture',
    /\b(carpets?|curtains?|furniture|white goods|appliances|fixtures|fittings)\b/,
    () => 'You may take or leave what you like; it is written down before contracts.',
  ],
  [
    'clearance',
    /\b(clear|empty) (it|the house|out)\b/,
    () => 'What may stay in the house is agreed before contracts.',
  ],
  [
    'survey',
    /\b(survey|valuation visit|view(ing)? (it|the)|come (and|to) (see|look|view))\b/,
    () => 'Yes, there is a survey before contracts, at no cost to you.',
  ],
  [
    'why_this_figure',
    /\bhow (did|do|have|was|is) (you|u|it|that|this) (get|got|come|work|worked|arrive|calculated?|reach|reached)\b|\bwhy (so|is it so|is that so|that) low\b|\bbased on\b/,
    () =>
      'We compared it with prices of similar homes sold nearby and took off the works and costs of buying.',
  ],
  [
    'can_you_go_higher',
    /\b(go|come|do) (any |a bit |a little )?(higher|up|better)\b|\bbest (you can do|price|offer)\b|\broom (to|for)\b/,
    () => 'Is there a figure that would work for you? We can look at it.',
  ],
  [
    'how_long',
    /\bhow (long|quick|quickly|fast|soon)\b|\btime ?scale\b|\bwhen (would|will|could|can)\b/,
    () => 'That depends on the solicitors and the searches; we move as fast as they let us.',
  ],
]

const mostAnswers = 3

export const answerNames = answers.map(([name]) => name)

/** The answer of this name; undefined when there is none. */
export const answerNamed = (name: string, input: AgentInput): string | undefined =>
  answers.find(([known]) => known === name)?.[2](input)

export interface Answers {
  /** Short honest answers to the questions that we know, in the order asked. */
  answers: string[]
  /** How many other questions the text asks. */
  unanswered: number
}

/** Answers the questions of a text, as `words()` spells it. */
export function answersTo(text: string, input: AgentInput): Answers {
  const asked = questionsIn(text)
  const known = asked.map((question) => answers.find(([, pattern]) => pattern.test(question))?.[2](input))
  const found = [...new Set(known.filter((answer) => answer !== undefined))]
  return {
    answers: found.slice(0, mostAnswers),
    unanswered: known.filter((answer) => answer === undefined).length,
  }
}

function questionsIn(text: string): string[] {
  const parts = text.split(
    /(?<=[?.!;])|,| and (?=(?:who|what|when|where|why|how|do|does|is|are|can|will|would)\b)/,
  )
  const asked = parts.map((part) => part.trim()).filter((part) => part !== '?' && isQuestion(part))
  return asked.length > 0 ? asked : [text]
}

const subject =
  '(?:you|i|we|it|they|he|she|this|that|there|the|your|my|our|someone|somebody|anyone|any|a|an|these|those|us)'
const asking = new RegExp(
  `^(?:(?:and|but|ok|so|hi|hello|please|sorry|yes|no|also|great|thanks) )*(?:(?:who|what|when|where|why|how|which)(?:s|re)?\\b|(?:can|could|would|will|do|does|did|is|are|am|was|have|has|should|shall|may|cant|wont|dont|isnt) ${subject}\\b|suppose\\b|what if\\b|if i\\b|any (?:chance|movement|news|room)\\b)`,
)

/** Whether a sentence begins like a question. */
export const startsAsking = (sentence: string) => sentence.endsWith('?') || asking.test(sentence)

/** "Im confused how did you get there": the question comes at the end and without a mark. */
const askingLater =
  /\b(?:how|why|when|where|what) (?:did|do|does|would|will|can|could|is|are) (?:you|i|we|it|they|that|this)\b/

/** Whether a text asks something. People leave the question mark out, so the order of the words counts too. */
export function isQuestion(text: string): boolean {
  return (
    text.includes('?') ||
    sentencesOf(text).some((sentence) => asking.test(sentence) || askingLater.test(sentence))
  )
}
