import type { AgentInput, AgentOutcome, Intent } from '../contract/agent.ts'
import { reasons } from '../sms_agent/heed_smoke.ts'
import type { ModelSaid } from './read_answer.ts'
import { answerOf } from './sentences.ts'
import { causes } from './tools.ts'

/** What rules and model make of a text together, beside what the rules had made of it. */
export interface Heard {
  input: AgentInput
  rules: AgentOutcome
  said: ModelSaid
  /** Whether words of the model's own may leave. */
  freeWords: boolean
}

/** A person is asked instead, and gets what was read so far. */
export function askPerson({ rules, said }: Pick<Heard, 'rules' | 'said'>, reason: string): AgentOutcome {
  const { facts, readings, notes } = rules
  const draft = said.written?.draft ?? undefined
  return { outcome: 'ask_human', reason, facts, readings, draft, notes }
}

const suspected: Partial<Record<Intent, string>> = { opt_out: reasons.plea, wrong_number: reasons.other }

/** What the model alone suspects is enough for a person to look; never for anything else. */
export function suspicion(heard: Heard): AgentOutcome | null {
  const { said } = heard
  const suspects = suspected[said.reply.intent]
  if (suspects !== undefined) return askPerson(heard, suspects)
  if (said.person === null || (said.person.because === 'question' && isAnswered(heard))) return null
  return askPerson(heard, causes[said.person.because])
}

const isAnswered = (heard: Heard) => heard.rules.message?.purpose === 'answer' || replyOf(heard) !== null

/** What may be written to the vendor in answer to a question: sentences of ours, or, where that is allowed, the model's own. */
export function replyOf({ said, input, freeWords }: Omit<Heard, 'rules'>): string | null {
  if (said.written === null) return null
  return answerOf(said.written.sentences, input) ?? (freeWords ? said.written.draft : null)
}
