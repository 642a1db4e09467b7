import type { Db } from '../../db/connection/pool.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { dealValidator } from '../../src/agents/deal_validator/deal_validator.ts'
import { smsAgentWithModel } from '../../src/agents/sms_agent_with_model/with_model.ts'
import type { ModelSettings } from '../../src/models/model_settings.ts'
import { eagerAgents } from '../support/agents.ts'
import { type Clockwork, clockwork } from '../support/clockwork.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'
import { aLead, facts, only } from '../support/leads.ts'
import { type FakeModel, startFakeModel } from './fake_model.ts'
import { read, says } from './model_words.ts'

const morning = '2026-06-01T09:00:00+01:00'

/** The built-in SMS agent beside others that go straight on: an offer of £150,000 for a house worth £200,000. */
export const agents: Record<string, Agent> = {
  ...eagerAgents,
  sms_agent: smsAgentWithModel,
  deal_validator: dealValidator,
}
export const offeringAgents: Record<string, Agent> = { ...eagerAgents, sms_agent: smsAgentWithModel }

/** A story with a model that understands nothing until it is told what to say. */
export const modelStory = story.extend('fake', async ({ task: _ }, { onCleanup }) => {
  const fake = await startFakeModel(({ data }) => says(read('unclear', data.texts.at(-1)?.words ?? 'x')))
  onCleanup(() => fake.close())
  return fake
})

export const withModel = (
  { pool }: OwnDatabase,
  fake: FakeModel,
  { provider = 'openai-compatible' as ModelSettings['provider'], agents = offeringAgents } = {},
): Promise<Clockwork> => clockwork(pool, { startAt: morning, agents, model: fake.settings(provider) })

/** A lead in conversation of whom nothing is known but these facts. */
export async function leadInConversation(db: Db, time: Clockwork, columns: object = {}): Promise<string> {
  const lead = await aLead(db, { ...columns })
  await time.settle()
  return lead
}

/** All is known, and £150,000 is on the table. */
export async function leadWithOffer(db: Db, time: Clockwork): Promise<string> {
  const lead = await aLead(db, facts)
  await time.settle()
  return lead
}

/** What the latest run of the SMS agent came to. */
export async function lastRun(db: Db, lead: string) {
  const { rows } = await db.query(
    `select status, outcome, result, result -> 'notes' -> 'model' as model
     from pipeline.agent_runs where vendor_lead_id = $1 and agent = 'sms_agent' order by created_at desc, id desc limit 1`,
    [lead],
  )
  return only(rows)
}

export async function modelCalls(db: Db, lead: string) {
  const { rows } = await db.query(
    `select calls.request_hash, calls.model, calls.prompt, calls.answer, calls.input_tokens, calls.output_tokens,
       usage.purpose, usage.outcome, usage.code, usage.units::float8 as units, usage.pence::float8 as pence, usage.agent
     from pipeline_private.model_calls as calls
     join pipeline.api_usage as usage on usage.id = calls.id
     where calls.vendor_lead_id = $1 order by calls.began_at, usage.purpose desc`,
    [lead],
  )
  return rows
}

export async function ourLastText(db: Db, lead: string): Promise<string> {
  const { rows } = await db.query(
    `select body from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound' order by text_no desc limit 1`,
    [lead],
  )
  return only(rows).body
}
