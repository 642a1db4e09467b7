import type { Db } from '../../../db/connection/pool.ts'
import type { GivenFacts } from '../../../db/leads/lead_facts.ts'
import {
  type Effects,
  effectsSince,
  type FirstReading,
  insertTriedLead,
  markOf,
  type QueuedRun,
  queuedRuns,
  queuedTexts,
  queueText,
  readFirst,
  type TriedLead,
  takeTo,
  writeAsVendor,
} from '../../../db/simulation/tried_conversation.ts'
import { claimAgentRun, settleAgentRun } from '../../../db/work/agent_runs.ts'
import { claimMessage, recordMessageSent } from '../../../db/work/messages.ts'
import { builtinAgents } from '../../agents/builtin_agents.ts'
import { type Agent, type AgentOutcome, agentOutcomeSchema } from '../../agents/contract/agent.ts'
import { offerText } from '../../agents/offer_engine/offer_text.ts'
import { toPence } from '../../agents/property_sums/pence.ts'
import { createMetrics } from '../../metrics/metrics.ts'
import { openModelDesk } from '../../models/model_desk.ts'
import type { ModelSettings } from '../../models/model_settings.ts'

export interface Circumstances {
  facts: GivenFacts
  /** What we have offered, in pounds; null before any offer. */
  offer: number | null
  /** Our valuation. */
  marketValue: number | null
  /** Where the lead stands; the conversation, or at the offer, without one. */
  stage: string | null
  /** The text of ours that the vendor answers, beside the usual one. */
  asked: { body: string; purpose: string } | null
  /** The language model that reads along; none without it. */
  model?: ModelSettings | undefined
}

export interface Answer {
  agent: string
  outcome: AgentOutcome
}

export interface Reaction extends FirstReading, Effects {
  /** What the agents said, in order. */
  answers: Answer[]
  /** Agents that were started and have not been called. */
  starts: string[]
}

/** Steps are few; whoever answers one text twenty times goes round in circles. */
const mostSteps = 20

/**
 * A conversation with the built-in agents, by the pipeline's own rules: what a vendor writes goes through the same door,
 * and what follows is done by the same functions, as in earnest. Only the carrier is missing.
 */
export interface Conversation {
  /** What we have written so far. */
  opening: Effects
  /** The vendor writes, and everything follows; or, `once`, only what the first agent makes of it. */
  say(body: string, options?: { once?: boolean; model?: ModelSettings }): Promise<Reaction>
}

/** A lead in these circumstances, and what we have written to it so far. */
export async function beginConversation(
  db: Db,
  { facts, offer, marketValue, stage, asked, model: usualModel }: Circumstances,
): Promise<Conversation> {
  const lead = await insertTriedLead(db, facts, marketValue)
  if (offer !== null) await takeTo(db, lead, 'OFFER_MADE')
  await goOn(db, lead, offer === null ? builtinAgents : { offer_engine: offering(offer) })
  if (stage !== null) await takeTo(db, lead, stage)
  await goOn(db, lead, builtinAgents)
  if (asked !== null) await queueText(db, lead, asked)
  await goOn(db, lead, builtinAgents)
  return {
    opening: await effectsSince(db, lead, { textNo: '0', eventId: '0' }),
    async say(body, { once = false, model = usualModel } = {}) {
      const mark = await markOf(db, lead)
      const first = await readFirst(db, lead, body)
      await writeAsVendor(db, lead, body)
      const answers = once ? await callFirst(db, lead, model) : await goOn(db, lead, builtinAgents, model)
      const starts = (await queuedRuns(db, lead)).map(({ agent, purpose }) => `${agent} ${purpose}`)
      return { ...first, ...(await effectsSince(db, lead, mark)), answers, starts }
    },
  }
}

const offering =
  (amount: number): Agent =>
  async ({ companyName, lead }) => ({
    outcome: 'advance',
    offer: { amount, ceiling: amount, basis: {} },
    message: {
      purpose: 'offer',
      body: offerText({
        companyName,
        shortAddress: lead.shortAddress,
        amount: toPence(amount),
        because: 'opening',
        isFirstText: false,
      }),
    },
  })

/** Agents are called and texts leave until nothing is left to do. */
async function goOn(
  db: Db,
  lead: TriedLead,
  agents: Record<string, Agent>,
  model?: ModelSettings,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let step = 0; step < mostSteps; step += 1) {
    const [run] = await queuedRuns(db, lead)
    if (run !== undefined) answers.push(await call(db, run, agents, model))
    const texts = await queuedTexts(db, lead)
    for (const text of texts) await send(db, text)
    if (run === undefined && texts.length === 0) break
  }
  return answers
}

async function callFirst(db: Db, lead: TriedLead, model?: ModelSettings): Promise<Answer[]> {
  const [run] = await queuedRuns(db, lead)
  return run === undefined ? [] : [await call(db, run, builtinAgents, model)]
}

async function call(
  db: Db,
  run: QueuedRun,
  agents: Record<string, Agent>,
  model?: ModelSettings,
): Promise<Answer> {
  const claimed = await claimAgentRun(db, { ...run, jobId: '0' })
  const agent = agents[run.agent]
  if (claimed === null || agent === undefined) throw new Error(`${run.agent} cannot be called`)
  const signal = AbortSignal.timeout(claimed.deadlineMs)
  const desk = model && openModelDesk(db, model, { run: claimed, signal, metrics: createMetrics() })
  const outcome = agentOutcomeSchema.parse(await agent(claimed.input, signal, desk))
  await settleAgentRun(db, claimed, outcome)
  return { agent: run.agent, outcome }
}

async function send(db: Db, messageId: string): Promise<void> {
  const message = await claimMessage(db, messageId, { name: 'nobody' })
  if (message !== null)
    await recordMessageSent(db, messageId, { carrier: 'nobody', providerMessageId: messageId })
}
