import type { AgentOutcome, Intent } from '../contract/agent.ts'
import { lastOfOurs, unanswered } from '../sms_agent/conversation/conversation.ts'
import { reply } from '../sms_agent/conversation/wording.ts'
import { asksAPerson } from '../sms_agent/heed_smoke.ts'
import { confirm } from '../sms_agent/talk_about_offer.ts'
import { askPerson, type Heard, replyOf } from './caution.ts'
import { offerOf } from './what_is_asked.ts'

/** An acceptance that the rules hold for as likely as this counts at once when the model reads the same. */
const likely = 0.7
/** How sure both together are. */
const confidenceOfBoth = 0.9

/** What follows from an answer to our offer that rules and model have read; what only one of them reads opens nothing. */
export function agreeOnOffer(heard: Heard): AgentOutcome {
  const { rules, said } = heard
  const { intent } = said.reply
  switch (rules.outcome) {
    case 'accept':
      return intent === 'acceptance' ? rules : doubted(heard)
    case 'decline':
      return intent === 'rejection' ? rules : differ(heard)
    case 'counter':
      return intent === 'counter' && isSameFigure(heard) ? rules : differ(heard)
    case 'ask_human':
      return notUnderstood(heard)
    default:
      return aboutReply(heard)
  }
}

const differ = (heard: Heard) =>
  askPerson(
    heard,
    `The rules read ${words[heard.rules.outcome] ?? 'something else'}, the model ${names[heard.said.reply.intent]}`,
  )

const words: Partial<Record<AgentOutcome['outcome'], string>> = {
  accept: 'a yes',
  decline: 'a no',
  counter: 'another figure',
  reply: 'no decision',
}
const names: Record<Intent, string> = {
  acceptance: 'a yes',
  rejection: 'a no',
  counter: 'other terms',
  question: 'a question',
  opt_out: 'a plea to be left alone',
  wrong_number: 'somebody else',
  unclear: 'no decision',
}

function isSameFigure({ rules, said: { reply } }: Heard): boolean {
  const read = rules.readings?.findLast(({ intent }) => intent === 'counter')?.amount
  return reply.amount === null || reply.amount === read
}

/** The rules read a plain yes, the model none: our figure is confirmed first, once. */
function doubted(heard: Heard): AgentOutcome {
  const { intent } = heard.said.reply
  const isOnlyVague = intent === 'question' || intent === 'unclear'
  return isOnlyVague ? (confirmation(heard) ?? differ(heard)) : differ(heard)
}

/** Asks for a plain yes to our figure; null when that was our last text already. */
function confirmation({ input, rules }: Heard): AgentOutcome | null {
  const offer = offerOf(input)
  if (offer === undefined || lastOfOurs(input)?.purpose === 'confirm_acceptance') return null
  const readings = rules.readings?.map((reading) =>
    reading.intent === 'acceptance' ? { ...reading, confidence: Math.min(reading.confidence, 0.6) } : reading,
  )
  return { ...confirm(offer), readings }
}

/** Of what the rules do not understand, a person gets what the model does not either. */
function notUnderstood(heard: Heard): AgentOutcome {
  const { rules, said } = heard
  if (said.reply.intent === 'acceptance') return accepted(heard) ?? askPerson(heard, String(rules.reason))
  return (said.reply.intent === 'question' && answered(heard)) || askPerson(heard, String(rules.reason))
}

function aboutReply(heard: Heard): AgentOutcome {
  const { rules, said } = heard
  const purpose = rules.message?.purpose
  switch (said.reply.intent) {
    case 'acceptance':
      if (purpose === 'confirm_acceptance') return accepted(heard) ?? rules
      return purpose === 'clarify' ? (confirmation(heard) ?? rules) : rules
    case 'question':
      if (purpose !== 'clarify') return rules
      return answered(heard) ?? askPerson(heard, asksAPerson)
    case 'unclear':
      return rules
    default:
      return differ(heard)
  }
}

function answered(heard: Heard): AgentOutcome | null {
  const body = replyOf(heard)
  return body === null ? null : { ...reply('answer', body), readings: heard.rules.readings }
}

/** Both read a yes to our figure, without any condition, in everything that the vendor wrote. */
function accepted({ input, rules, said: { reply } }: Heard): AgentOutcome | null {
  const { readings = [] } = rules
  const areLikely =
    readings.length === unanswered(input).length &&
    readings.every(({ intent, confidence }) => intent === 'acceptance' && confidence >= likely)
  const isPlain = reply.conditions.length === 0 && (reply.amount === null || reply.amount === offerOf(input))
  return areLikely && isPlain
    ? {
        outcome: 'accept',
        readings: readings.map((reading) => ({ ...reading, confidence: confidenceOfBoth })),
      }
    : null
}
