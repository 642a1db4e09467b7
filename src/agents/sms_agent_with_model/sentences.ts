import type { AgentInput } from '../contract/agent.ts'
import { answerNamed, answerNames } from '../sms_agent/common_questions.ts'

const courtesies: Readonly<Record<string, string>> = {
  thanks: 'Thank you.',
  no_hurry: 'No hurry, take the time that you need.',
  understood: 'That is understandable.',
  glad_to_hear: 'Glad to hear it.',
}

/** The sentences that a model may choose from: ours, and true whoever chooses them. */
export const sentenceNames = [...Object.keys(courtesies), ...answerNames]

const sentenceNamed = (name: string, input: AgentInput) => courtesies[name] ?? answerNamed(name, input)

export const allSentences = (input: AgentInput): Record<string, string> =>
  Object.fromEntries(sentenceNames.map((name) => [name, sentenceNamed(name, input) ?? '']))

/** The chosen sentences as a text says them. Null when none is chosen, or nothing but courtesies. */
export function answerOf(names: readonly string[], input: AgentInput): string | null {
  const chosen = [...new Set(names)]
  if (chosen.every((name) => name in courtesies)) return null
  return chosen.map((name) => sentenceNamed(name, input)).join(' ')
}
