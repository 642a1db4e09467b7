import type { AgentInput } from '../../contract/agent.ts'
import { asksIfMachine } from './matters.ts'
import { asksByForm } from './question_form.ts'

/** Common questions by name, as the table `common_answers` has them. Patterns read `words()`; the first that fits is what is asked. */
const questions: readonly (readonly [name: string, Pick<RegExp, 'test'>])[] = [
  ['are_you_a_bot', { test: asksIfMachine }],
  [
    'who_are_you',
    /\bwho (are|r) (you|u)\b|\bwho is (this|it|that)\b|\bwhos (this|it|that)\b|\b(your|the) company\b|\bwhat company\b/,
  ],
  ['where_is_my_number_from', /\b(how|where) did (you|u) get (my|this) (number|details|name)\b/],
  ['is_this_genuine', /\b(scam|legit|genuine|fraud|con)\b/],
  ['how_does_it_work', /\bhow (does|do|will|would) (it|this|that|the process|you) work\b/],
  ['fees', /\b(fees?|charges?|commission|cost me|hidden costs?)\b/],
  ['solicitors', /\b(solicitors?|legal)\b/],
  ['who_buys', /\b(are you (the )?(buyer|buying)|investors?|who (is|are) (the )?buy(er|ing))\b/],
  ['furniture', /\b(carpets?|curtains?|furniture|white goods|appliances|fixtures|fittings)\b/],
  ['clearance', /\b(clear|empty) (it|the house|out)\b/],
  ['survey', /\b(survey|valuation visit|view(ing)? (it|the)|come (and|to) (see|look|view))\b/],
  [
    'why_this_figure',
    /\bhow (did|do|have|was|is) (you|u|it|that|this) (get|got|come|work|worked|arrive|calculated?|reach|reached)\b|\bwhy (so|is it so|is that so|that) low\b|\bbased on\b/,
  ],
  [
    'can_you_go_higher',
    /\b(go|come|do) (any |a bit |a little )?(higher|up|better)\b|\bbest (you can do|price|offer)\b|\broom (to|for)\b/,
  ],
  ['how_long', /\bhow (long|quick|quickly|fast|soon)\b|\btime ?scale\b|\bwhen (would|will|could|can)\b/],
]

const mostAnswers = 3

export const answerNames = questions.map(([name]) => name)

/** The answer of this name; undefined when none is known to be true of us and this vendor: a person gives it. */
export const answerNamed = (name: string, { answers }: Pick<AgentInput, 'answers'>): string | undefined =>
  answers[name]

export interface Answers {
  /** Short honest answers to the questions that we know, in the order asked. */
  answers: string[]
  /** How many other questions the text asks. */
  unanswered: number
}

/** Answers the questions of a text, as `words()` spells it. */
export function answersTo(text: string, input: Pick<AgentInput, 'answers'>): Answers {
  const asked = questionsIn(text)
  const known = asked.map((question) => {
    const name = questions.find(([, pattern]) => pattern.test(question))?.[0]
    return name === undefined ? undefined : answerNamed(name, input)
  })
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

/** Whether a text asks something. People leave the question mark out, so the order of the words counts too. */
export const isQuestion = (text: string): boolean => text.includes('?') || asksByForm(text)
