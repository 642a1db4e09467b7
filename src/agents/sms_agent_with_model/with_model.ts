import type { Agent, AgentInput, AgentOutcome } from '../contract/agent.ts'
import type { FellBack, ModelAnswer, ModelDesk, ModelRequest } from '../contract/model_desk.ts'
import { unanswered } from '../sms_agent/conversation/conversation.ts'
import { handOver } from '../sms_agent/hand_over.ts'
import { smsAgent } from '../sms_agent/sms_agent.ts'
import { readByRules, talkAboutFacts } from '../sms_agent/talk_about_facts.ts'
import { alarms, smokeIn } from '../sms_agent/taught/smoke_detector.ts'
import { agreeOnFacts } from './agree_on_facts.ts'
import { agreeOnOffer } from './agree_on_offer.ts'
import { askPerson, type Heard, replyOf, suspicion } from './caution.ts'
import { correctionsIn } from './corrections.ts'
import { type Prompt, promptOf } from './prompt.ts'
import { quotedFacts } from './quoted_facts.ts'
import { type ModelSaid, readAnswer } from './read_answer.ts'
import { smsConfigSchema } from './sms_config.ts'
import { tools } from './tools.ts'
import { whatIsAsked } from './what_is_asked.ts'

/** The built-in SMS agent: its rules, and where a language model is set up, what that reads in the vendor's texts. */
export const smsAgentWithModel: Agent = smsAgentWith()

/** The same with this prompt in place of the one that its parameters name. */
export function smsAgentWith(prompt?: Prompt): Agent {
  return async (input, signal, desk) => {
    const rules = await smsAgent(input, signal)
    if (desk === undefined) return handOver(rules, input)
    const { model, freeWords, prompt: version } = smsConfigSchema.parse(input.config)
    if (model === 'off') return handOver(rules, input)
    const outcome = await answerWithModel(input, rules, {
      desk,
      freeWords,
      promptOf: async () => prompt ?? promptOf(version),
    })
    return handOver(outcome, input)
  }
}

/**
 * What the rules make of the vendor's texts, with a language model beside them that proposes. It adds facts that it can quote,
 * caution, and its agreement; without a valid answer of its, all is as if nobody had been asked.
 */
async function answerWithModel(
  input: AgentInput,
  rules: AgentOutcome,
  {
    desk,
    freeWords,
    promptOf,
  }: { desk: ModelDesk; freeWords: boolean; promptOf: () => Promise<Prompt | null> },
): Promise<AgentOutcome> {
  if (!mayHelp(input, rules)) return rules
  const prompt = await promptOf()
  const said = prompt === null ? { fellBack: 'no_prompt' as const } : await askTwice(input, prompt, desk)
  const version = prompt?.version ?? null
  if ('fellBack' in said) {
    desk.fellBack(said.fellBack)
    return noted(rules, { prompt: version, fellBack: said.fellBack })
  }
  const outcome = { ...agreedOutcome({ input, rules, said, freeWords }), ...beside(rules) }
  return noted(outcome, { prompt: version, intent: said.reply.intent, byRules: rules.outcome })
}

/** A person, silence or smoke stays what it is; only what the rules do not understand they may be helped with. */
function mayHelp(input: AgentInput, { outcome, notes }: AgentOutcome): boolean {
  const texts = unanswered(input)
  if (texts.length === 0 || outcome === 'opt_out' || outcome === 'wrong_number') return false
  if (outcome !== 'ask_human') return true
  return (
    notes?.notUnderstood !== undefined &&
    texts.every(({ body }) => {
      const smoke = smokeIn(body)
      return alarms.every((alarm) => smoke[alarm] === 0)
    })
  )
}

/** A valid answer, or one after it was told what was wrong, or why there is none. */
async function askTwice(
  input: AgentInput,
  prompt: Prompt,
  desk: ModelDesk,
): Promise<ModelSaid | { fellBack: FellBack }> {
  const request: ModelRequest = { purpose: 'reply', prompt, asked: whatIsAsked(input), tools }
  const first = await desk.ask(request)
  if ('refused' in first) return { fellBack: first.refused }
  const said = readAnswer(first.answer, input)
  if (!('complaint' in said)) return said

  const second = await desk.ask({
    ...request,
    purpose: 'repair',
    repair: repairOf(first.answer, said.complaint),
  })
  if ('refused' in second) return { fellBack: second.refused }
  const saidThen = readAnswer(second.answer, input)
  return 'complaint' in saidThen ? { fellBack: 'not_valid' } : saidThen
}

const repairOf = (answer: ModelAnswer, complaint: string) => ({ answer, complaint })

function agreedOutcome(heard: Heard): AgentOutcome {
  const suspected = suspicion(heard)
  if (suspected !== null) return suspected
  const { input, rules, said } = heard
  const facts = quotedFacts(said.facts, input)
  if (input.offers.length === 0) return aboutFacts(heard, facts)

  const outcome = agreeOnOffer(heard)
  const corrections = correctionsIn(quotedFacts(said.facts, input, 'to_doubt'), facts, input)
  return corrections === null || outcome.outcome === 'ask_human' || outcome.outcome === 'decline'
    ? outcome
    : { ...askPerson({ rules, said }, corrections.reason), facts: { ...corrections.facts, ...rules.facts } }
}

function aboutFacts(heard: Heard, quoted: ReturnType<typeof quotedFacts>): AgentOutcome {
  const { input, rules, said } = heard
  if ((rules.outcome === 'decline') !== (said.reply.intent === 'rejection')) {
    const [reads, other] = rules.outcome === 'decline' ? ['rules', 'model'] : ['model', 'rules']
    return askPerson(heard, `The ${reads} read that the vendor will not sell, the ${other} did not`)
  }
  if (rules.outcome === 'decline') return rules
  const read = agreeOnFacts(readByRules(input), quoted, input)
  const outcome = talkAboutFacts(input, { read, answer: replyOf(heard) ?? undefined })
  return outcome.outcome === 'ask_human'
    ? askPerson({ rules: outcome, said }, String(outcome.reason))
    : outcome
}

/** What the rules saw of the property beside all else stays, whatever is made of the text. */
const beside = ({ flags }: AgentOutcome) => (flags === undefined ? {} : { flags })

const noted = (outcome: AgentOutcome, model: Record<string, unknown>): AgentOutcome => ({
  ...outcome,
  notes: { ...outcome.notes, model },
})
