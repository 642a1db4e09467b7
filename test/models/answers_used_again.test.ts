import { createHash, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { beginModelCall, endModelCall } from '../../db/work/model_calls.ts'
import { vendorSays } from '../support/conversation.ts'
import { only } from '../support/leads.ts'
import { leadWithOffer, modelStory, withModel } from './story.ts'

modelStory(
  'what was read as an answer to one figure is no answer to another',
  async ({ database, database: { db, pool }, fake }) => {
    const time = await withModel(database, fake)
    const lead = await leadWithOffer(db, time)
    await vendorSays(db, lead, 'hmm we shall see', time)
    const { rows } = await db.query<{ runId: string; token: string }>(
      `select id as "runId", run_token as token from pipeline.agent_runs
       where vendor_lead_id = $1 and agent = 'sms_agent' order by created_at desc, id desc limit 1`,
      [lead],
    )
    const texts = [{ from: 'vendor', answered: false, words: 'yes that is fine' }]
    const ask = (data: object) =>
      beginModelCall(pool, only(rows), {
        ...{ id: randomUUID(), hash: createHash('sha256').update(JSON.stringify(data)).digest('hex') },
        ...{ provider: 'anthropic', model: 'fake-1', prompt: 'reply_1', purpose: 'reply', shadow: undefined },
        ...{ asked: data, characters: 5_000, mostTokens: 1_000 },
      })
    const first = await ask({ texts, ourOffer: 150_000, known: {} })
    if (!('callId' in first)) throw new Error('it was refused')
    const answer = { calls: [], text: 'They agree', finish: 'stop' }
    await endModelCall(pool, first.callId, { outcome: 'ok', isDown: false, ms: 5, answer })

    expect(await ask({ texts, ourOffer: 150_000, known: { bedrooms: 3 } })).toEqual({
      callId: first.callId,
      answer,
    })
    expect(await ask({ texts, ourOffer: 140_000, known: {} })).toEqual({ callId: expect.any(String) })
  },
)
