import { expect } from 'vitest'
import type { FakeModel } from '../../models/fake_model.ts'
import { extract, read, says, wordsIn } from '../../models/model_words.ts'
import { leadInConversation, modelStory, withModel } from '../../models/story.ts'
import { vendorSays } from '../../support/conversation.ts'
import { facts, stageOf } from '../../support/leads.ts'
import { aFolder } from '../support/files.ts'
import { orchestrator } from '../support/orchestrator.ts'

const { condition: _, ...known } = facts
const words = 'nowt done to it since the seventies'

async function replayWith(prompt: string, fake: FakeModel, url: string) {
  const folder = await aFolder()
  const file = await folder.write('reply_2.md', prompt)
  const { provider, model, apiKey, baseUrl } = fake.settings('anthropic')
  const env = {
    AI_PROVIDER: provider,
    AI_MODEL: model,
    AI_API_KEY: String(apiKey),
    AI_BASE_URL: String(baseUrl),
  }
  const said = await orchestrator(['agents', 'replay', '--prompt', file], { url, env })
  await folder.remove()
  return said
}

modelStory(
  'another prompt is tried on what was asked last: what would differ is said, and nothing is changed',
  async ({ database, fake }) => {
    const { db, url } = database
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    await vendorSays(db, lead, words, time)

    fake.answer = (asked) =>
      asked.bytes.includes('Read well.')
        ? says(
            read('unclear', wordsIn(asked)),
            extract({ fact: 'condition', value: 'fair', quotation: words }),
          )
        : { status: 500 }
    const { stdout, stderr, code } = await replayWith('Read well.', fake, url)
    expect([stderr, code]).toEqual(['', 0])
    expect(stdout).toMatch(/would be {2}advance; condition fair/)
    expect(stdout).toMatch(/1 of 1 answer would differ\. Nothing was changed\./)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
  },
)

modelStory(
  'what a shadow was asked is tried once, though its agent goes without a model; what it cost counts, and no answer is no agreement',
  async ({ database, fake }) => {
    const { db, url } = database
    await db.query(`update pipeline.agents set config = '{"model": "off"}' where agent = 'sms_agent'`)
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, writes)
       select named.name, named.name, agents.agent, agents.writes
       from pipeline.agents cross join unnest('{one,other}'::text[]) as named (name) where agents.agent = 'sms_agent'`,
    )
    await db.query(
      `update pipeline.agents set config = '{"prompt": "reply_1", "freeWords": true}' where agent = 'other'`,
    )
    const time = await withModel(database, fake)
    const lead = await leadInConversation(db, time, known)
    await vendorSays(db, lead, words, time)

    fake.answer = (asked) =>
      says(read('unclear', wordsIn(asked)), extract({ fact: 'condition', value: 'fair', quotation: words }))
    const { stdout } = await replayWith('Read well.', fake, url)
    expect(stdout).toMatch(/would be {2}advance; condition fair/)
    expect(stdout).toMatch(/1 of 1 answer would differ/)
    const { rows } = await db.query(
      `select units::float8, pence::float8 from pipeline.api_usage where provider = 'model' and vendor_lead_id is null`,
    )
    expect(rows).toEqual([{ units: 2_100, pence: 0.62 }])

    fake.answer = () => ({ status: 503 })
    const unheard = await replayWith('Read well.', fake, url)
    expect(unheard.stdout).toMatch(/would be {2}failed: the model did not answer/)
  },
)
