import type { AgentInput } from '../agent.ts'
import { company } from './wording.ts'

/** Questions that may be answered without a person. Patterns read `words()`; the first that fits answers. */
const answers: readonly (readonly [RegExp, (input: AgentInput) => string])[] = [
  [
    /\b(are you|is this|am i (talking|speaking) to) (a |an )?(real |actual )?(bot|robot|human|person|machine|computer|ai|automated)\b/,
    (input) =>
      `I am an automated assistant of ${company(input)}; a colleague reads along and can take over, just say so.`,
  ],
  [
    /\bwho (are|r) (you|u)\b|\bwho is this\b|\bwhos this\b/,
    (input) => `We are ${company(input)}; we buy houses directly from their owners.`,
  ],
  [
    /\b(how|where) did (you|u) get (my|this) (number|details|name)\b/,
    () => 'You left your number when you asked about selling your property.',
  ],
  [
    /\b(scam|legit|genuine|fraud|con)\b/,
    (input) =>
      `A fair question. We are ${company(input)}; nothing is binding until your own solicitor has checked it, and we never ask for money.`,
  ],
  [
    /\bhow (does|do|will|would) (it|this|that|the process|you) work\b/,
    () =>
      'You tell us about the property, we compare it with sold prices nearby and make you an offer. You are free to say no.',
  ],
  [/\b(fees?|charges?|commission|cost me|hidden costs?)\b/, () => 'There are no fees for you as the seller.'],
  [
    /\b(solicitors?|legal)\b/,
    () => 'You use your own solicitor, so that everything is checked independently.',
  ],
  [
    /\b(are you (the )?(buyer|buying)|investors?|who (is|are) (the )?buy(er|ing))\b/,
    () => 'We buy ourselves or together with an investor we know, and will always tell you which.',
  ],
  [
    /\b(survey|valuation visit|view(ing)? (it|the)|come (and|to) (see|look|view))\b/,
    () => 'Yes, there is a survey before contracts, at no cost to you.',
  ],
  [
    /\bhow (did|do|have) (you|u) (get|come|work|arrive|calculate|reach)\b|\bwhy so low\b|\bbased on\b/,
    () =>
      'We compared it with prices of similar homes sold nearby and took off the works and costs of buying.',
  ],
  [
    /\b(go|come|do) (any |a bit |a little )?(higher|up|better)\b|\bbest (you can do|price|offer)\b|\broom (to|for)\b/,
    () => 'Is there a figure that would work for you? We can look at it.',
  ],
  [
    /\bhow (long|quick|quickly|fast|soon)\b|\btime ?scale\b|\bwhen (would|will|could|can)\b/,
    () => 'That depends on the solicitors and the searches; we move as fast as they let us.',
  ],
]

/** A short honest answer to a question that we know; null for any other. */
export function answerTo(text: string, input: AgentInput): string | null {
  return answers.find(([pattern]) => pattern.test(text))?.[1](input) ?? null
}

/** Whether a text asks something. */
export function isQuestion(text: string): boolean {
  return (
    text.includes('?') ||
    /^(and |but |ok |so |hi |hello )*(who|what|when|where|why|how|which|can|could|would|will|do|does|did|is|are|suppose|if i)\b/.test(
      text,
    )
  )
}
