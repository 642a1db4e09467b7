import { z } from 'zod'
import { type Dice, diceOf } from '../planning/dice.ts'
import type { OfficeSteps, PlannedAct } from '../planning/planned_act.ts'
import { columnsOf, personaSchema } from '../vendors/persona.ts'
import { colleague, dutyTime } from './people.ts'

/** An open review item, with what the office sees when it looks at the lead. */
export const itemSchema = z.object({
  vendor: z.int(),
  persona: personaSchema,
  itemId: z.string(),
  occasion: z.string(),
  kind: z.string(),
  openedAt: z.date(),
  /** How many items this lead has had before. */
  itemsBefore: z.int(),
  stage: z.string(),
  /** Whether the lead is still where it was when the item was opened. */
  isCurrent: z.boolean(),
  /** Where a dead lead came from, when its vendor has since corrected what they told us; else null. */
  returnStage: z.string().nullable(),
  /** Where an agent's success leads from here by the rules; null when nowhere. */
  nextStage: z.string().nullable(),
  /** The agent whose run it is about; null when about none. */
  agent: z.string().nullable(),
  purpose: z.string().nullable(),
  /** The latest offer, GBP; null before the first. */
  offer: z.number().nullable(),
  alertId: z.string().nullable(),
})

export type ItemToResolve = z.infer<typeof itemSchema>

type Resolution = Omit<OfficeSteps, 'who' | 'at' | 'item' | 'word' | 'alert'> & { readonly word: string }

const mostItems = 6

/** What somebody will do about a review item, and when. */
export function resolveItem(seed: number, item: ItemToResolve): PlannedAct {
  const dice = diceOf(seed, `${item.vendor}/item ${item.itemsBefore}`)
  const steps: OfficeSteps = {
    who: colleague(dice),
    at: item.stage,
    item: item.itemId,
    ...(item.alertId !== null && { alert: item.alertId }),
    ...resolution(item, dice),
  }
  const dueAt = dutyTime(item.openedAt, dice)
  return { dueAt, kind: 'person', vendor: item.vendor, occasion: item.occasion, payload: { ...steps } }
}

function resolution(item: ItemToResolve, dice: Dice): Resolution {
  const { kind, agent, purpose } = item
  if (item.returnStage !== null) return reopen(item.returnStage, item)
  if (!item.isCurrent) return { word: 'The lead has moved on' }
  if (kind === 'agent_failure' && agent !== null && purpose !== null) {
    return { run: { agent, purpose }, word: 'Started the agent again' }
  }
  if (kind === 'facts_proposed' || kind === 'red_flag') return { word: 'Noted; the offer stands' }
  if (kind === 'opted_out' || kind === 'may_want_no_texts')
    return close('Opted out', 'Closed: the vendor wants no more contact')
  if (kind === 'said_no') return close('Vendor declined the offer', 'They had said no; closed')
  if (item.persona.character === 'bereaved' || kind === 'needs_care')
    return close('Vendor bereaved', 'Rang with condolences; closed')

  const speak = bySpeaking[item.stage]
  if (speak !== undefined && item.itemsBefore >= mostItems)
    return close('No way forward', 'Tried several times; closed')
  if (kind === 'vendor_wrote') return { text: dice.pick('answer', answers), word: 'Answered the vendor' }
  return speak?.(item, dice) ?? { word: 'Looked into it; it goes on as planned' }
}

/** At the stages of automation somebody speaks to the vendor and does by hand what the agent could not. */
const bySpeaking: Readonly<Record<string, (item: ItemToResolve, dice: Dice) => Resolution>> = {
  NEW_LEAD: () => ({
    run: { agent: 'sms_agent', purpose: 'INITIAL_CONTACT' },
    word: 'Sent the first text again',
  }),
  AI_CONVERSATION: collectFacts,
  DEAL_VALIDATION: valueByHand,
  OFFER_MADE: negotiate,
  VIDEO_SENT: negotiate,
  RETRY_1: negotiate,
  RETRY_2: negotiate,
  RETRY_3: negotiate,
  OFFER_REJECTED: () => close('Vendor declined the offer', 'Nothing more to say; closed'),
}

function collectFacts({ persona, nextStage }: ItemToResolve, dice: Dice): Resolution {
  const does = dice.weighted('does', [
    ['texts', 45],
    ['rings', 35],
    ['gives up', 20],
  ])
  if (does === 'gives up') return close('Not interested any more', 'Spoke to the vendor; closed')
  if (does === 'texts') return { text: question, word: 'Answered the vendor by text' }

  return {
    lead: columnsOf(persona.property),
    ...(nextStage !== null && { to: nextStage }),
    reason: 'Facts taken on the phone',
    word: 'Rang the vendor and noted the facts',
  }
}

function reopen(stage: string, { persona }: ItemToResolve): Resolution {
  return {
    lead: columnsOf(persona.property),
    to: stage,
    reason: 'The vendor corrected the facts',
    word: 'Opened again with what is right',
  }
}

function valueByHand({ persona, nextStage }: ItemToResolve, dice: Dice): Resolution {
  const value = Math.round((persona.value * (0.96 + 0.08 * dice.share('valuation'))) / 1000) * 1000
  const discount = Math.round(((value - persona.property.askingPrice) / value) * 10_000) / 100
  if (discount < 15) return close('Failed validation', 'Valued by hand: no deal in it')
  return {
    lead: { validation_passed: true, estimated_market_value: value, bmv_score: discount },
    ...(nextStage !== null && { to: nextStage }),
    reason: 'Valued by hand',
    word: 'Valued by hand with figures from local agents',
  }
}

function negotiate({ persona, offer }: ItemToResolve, dice: Dice): Resolution {
  const canAgree = offer !== null && offer >= persona.reserve * 0.97
  if (canAgree && dice.chance('agrees on the phone', 0.8)) {
    return { to: 'OFFER_ACCEPTED', reason: 'Agreed on the phone', word: 'Rang the vendor: they accept' }
  }
  const reason = offer === null ? 'No offer can be made' : 'Could not agree on a price'
  return { ...close(reason, 'Rang the vendor: no agreement'), lead: { rejection_reason: reason } }
}

function close(reason: string, word: string): Resolution {
  return { to: 'DEAD_LEAD', reason, word }
}

const question =
  'Hello, a person here. Happy to answer anything you would like to know. Could you tell me a little more about the property?'

const answers = [
  'Hello, a person here. Thank you for your message, I have noted it.',
  'Thank you for writing. I will ring you about it this week.',
] as const
