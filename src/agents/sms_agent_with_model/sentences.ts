import type { AgentInput } from '../contract/agent.ts'
import { answerNamed, answerNames } from '../sms_agent/intentions/common_questions.ts'

const courtesies: Readonly<Record<string, string>> = {
  thanks: 'Thank you.',
  no_hurry: 'No hurry, take the time that you need.',
  understood: 'That is understandable.',
  glad_to_hear: 'Glad to hear it.',
}

/** The sentences that a model may choose from: ours, and true whoever chooses them. */
export const sentenceNames = [...Object.keys(courtesies), ...answerNames]

const sentenceNamed = (name: string, input: Pick<AgentInput, 'answers'>) =>
  courtesies[name] ?? answerNamed(name, input)

export const allSentences = (input: Pick<AgentInput, 'answers'>): Record<string, string> =>
  Object.fromEntries(
    sentenceNames.flatMap((name) => {
      const sentence = sentenceNamed(name, input)
      return sentence === undefined ? [] : [[name, sentence]]
    }),
  )

/** The chosen sentences as a text says them. Null when none is chosen, nothing but courtesies, or one that is not known to be true of us. */
export function answerOf(names: readonly string[], input: Pick<AgentInput, 'answers'>): string | null {
  const chosen = [...new Set(names)]
  if (chosen.every((name) => name in courtesies)) return null
  const said = chosen.map((name) => sentenceNamed(name, input))
  return said.includes(undefined) ? null : said.join(' ')
}
