import { createHash, randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { beginModelCall } from '../../db/work/model_calls.ts'
import { vendorSays } from '../support/conversation.ts'
import { facts, only } from '../support/leads.ts'
import { read, says, wordsIn } from './model_words.ts'
import { lastRun, leadInConversation, modelCalls, modelStory, withModel } from './story.ts'

const { condition: _, ...known } = facts

/** Of which the rules understand nothing, and that sound like nothing. */
const idle = [
  'the street is quiet',
  'we have a cat',
  'the weather is nice',
  'lovely views from the back',
] as const

async function openAlerts(db: Db) {
  const { rows } = await db.query(
    `select scope, detail ->> 'error' as error from pipeline.alerts where type = 'MODEL_DOWN' and resolved_at is null`,
  )
  return rows
}

modelStory(
  'a provider that fails three times in a row is left alone, tried again, and taken back',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    const why = async () => {
      await vendorSays(db, lead, idle[0], time)
      return (await lastRun(db, lead)).model.fellBack
    }
    await db.query('update pipeline.settings set model_budget_per_lead = null')
    fake.answer = () => ({ status: 503 })
    expect([await why(), await why()]).toEqual(['no_answer', 'no_answer'])
    expect(await openAlerts(db)).toEqual([])
    const other = await leadInConversation(db, time, known)
    await vendorSays(db, other, idle[0], time)
    expect(await openAlerts(db)).toEqual([
      { scope: expect.stringMatching(/^openai_compatible_127_0_0_1_\d+$/), error: '503' },
    ])

    await vendorSays(db, other, idle[1], time)
    expect((await lastRun(db, other)).model.fellBack).toBe('provider_down')
    expect(fake.asked).toHaveLength(3)

    await time.pass('2 minutes')
    fake.answer = (asked) => says(read('unclear', wordsIn(asked)))
    await vendorSays(db, other, idle[2], time)
    expect((await lastRun(db, other)).model.fellBack).toBeUndefined()
    expect(await openAlerts(db)).toEqual([])

    // Once it has answered it is counted anew.
    const third = await leadInConversation(db, time, known)
    for (const answers of [false, true, false, false]) {
      fake.answer = (asked) => (answers ? says(read('unclear', wordsIn(asked))) : { status: 503 })
      await vendorSays(db, third, idle[3], time)
      expect((await lastRun(db, third)).model.fellBack).toBe(answers ? undefined : 'no_answer')
    }
    expect(await openAlerts(db)).toEqual([])
  },
)

modelStory(
  'one that is busy is asked again when it said, and what it will not take of one text stops nobody',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    fake.answer = () => ({ status: 429, retryAfter: '300' })
    await vendorSays(db, lead, idle[0], time)
    await time.pass('4 minutes')
    await vendorSays(db, lead, idle[2], time)
    expect((await lastRun(db, lead)).model.fellBack).toBe('provider_down')
    await time.pass('2 minutes')
    fake.answer = () => ({ status: 400 })
    for (const words of idle) {
      await vendorSays(db, lead, words, time)
    }
    expect((await lastRun(db, lead)).model.fellBack).not.toBe('provider_down')
    expect(await openAlerts(db)).toEqual([])
  },
)

modelStory(
  'who has cost what a lead or a day may is not asked about any more',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    const most = async () =>
      Number(
        only((await db.query('select most_pence from pipeline_private.model_calls limit 1')).rows).most_pence,
      )
    await vendorSays(db, lead, idle[0], time)
    expect(await modelCalls(db, lead)).toHaveLength(1)

    // Another call would fit, were it not for the most that it can cost.
    await db.query('update pipeline.settings set model_budget_per_lead = $1', [0.62 + (await most()) - 0.01])
    await vendorSays(db, lead, idle[2], time)
    expect((await lastRun(db, lead)).model.fellBack).toBe('budget_of_lead')

    await db.query('update pipeline.settings set model_budget_per_lead = null, model_budget_per_day = 0.7')
    const other = await leadInConversation(db, time, known)
    await vendorSays(db, other, idle[0], time)
    expect((await lastRun(db, other)).model.fellBack).toBe('budget_of_day')
    expect(fake.asked).toHaveLength(1)

    await db.query('update pipeline.settings set model_budget_per_day = 5')
    await time.pass('1 day')
    await vendorSays(db, other, idle[2], time)
    expect((await lastRun(db, other)).model.fellBack).toBeUndefined()
  },
)

modelStory(
  'a lead that somebody has locked keeps no other from the model, and is not waited for',
  async ({ database: { db, pool }, database, fake }) => {
    const time = await withModel(database, fake)
    const runOf = async (lead: string) => {
      const { rows } = await db.query<{ runId: string; token: string }>(
        `select id as "runId", run_token as token from pipeline.agent_runs
         where vendor_lead_id = $1 and agent = 'sms_agent' order by created_at desc, id desc limit 1`,
        [lead],
      )
      return only(rows)
    }
    const begin = async (lead: string) =>
      beginModelCall(pool, await runOf(lead), {
        ...{ id: randomUUID(), hash: createHash('sha256').update(lead).digest('hex'), asked: {} },
        ...{ provider: 'openai_compatible', model: 'fake-1', prompt: 'reply_1', purpose: 'reply' },
        ...{ characters: 5_000, mostTokens: 1_000, shadow: undefined },
      })
    const [locked, free] = [
      await leadInConversation(db, time, known),
      await leadInConversation(db, time, known),
    ]
    for (const lead of [locked, free]) await vendorSays(db, lead, idle[0], time)
    const holder = await pool.connect()
    await holder.query('begin')
    await holder.query('select from pipeline.vendor_leads where id = $1 for update', [locked])
    let isOver = false
    const waiting = begin(locked)
      .catch((error: unknown) => error)
      .finally(() => {
        isOver = true
      })
    await vi.waitUntil(
      async () =>
        (
          await db.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).rowCount === 1,
      { interval: 20 },
    )
    expect(await begin(free)).toMatchObject({ callId: expect.any(String) })
    expect(isOver).toBe(false)
    expect(await waiting).toMatchObject({ code: '55P03' })
    await holder.query('rollback')
    holder.release()
  },
)

modelStory(
  'a text of signs that a model reads in many pieces counts for as many before it is sent',
  async ({ database, fake }) => {
    const { db } = database
    const time = await withModel(database, fake)
    const most = async (words: string) => {
      const lead = await leadInConversation(db, time, known)
      await vendorSays(db, lead, words, time)
      const { rows } = await db.query(
        'select most_pence::float8 from pipeline_private.model_calls where vendor_lead_id = $1',
        [lead],
      )
      return only(rows).most_pence
    }
    const [plain, signs] = [
      await most('the street is quiet'),
      await most(`the street is quiet ${'🏠'.repeat(300)}`),
    ]
    // Four pieces for each of 300, at 250 pence a million.
    expect(signs - plain).toBeGreaterThan(0.29)
  },
)
