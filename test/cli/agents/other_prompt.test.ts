import { expect } from 'vitest'
import { extract, read, says, wordsIn } from '../../models/model_words.ts'
import { leadInConversation, modelStory, withModel } from '../../models/story.ts'
import { vendorSays } from '../../support/conversation.ts'
import { facts, stageOf } from '../../support/leads.ts'
import { aFolder } from '../support/files.ts'
import { orchestrator } from '../support/orchestrator.ts'

const { condition: _, ...known } = facts
const words = 'nowt done to it since the seventies'

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
    const folder = await aFolder()
    const file = await folder.write('reply_2.md', 'Read well.')
    const { provider, model, apiKey, baseUrl } = fake.settings('anthropic')
    const env = {
      AI_PROVIDER: provider,
      AI_MODEL: model,
      AI_API_KEY: String(apiKey),
      AI_BASE_URL: String(baseUrl),
    }
    const { stdout, stderr, code } = await orchestrator(['agents', 'replay', '--prompt', file], { url, env })
    await folder.remove()

    expect([stderr, code]).toEqual(['', 0])
    expect(stdout).toMatch(/would be {2}advance; condition fair/)
    expect(stdout).toMatch(/1 of 1 answer would differ\. Nothing was changed\./)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
  },
)
