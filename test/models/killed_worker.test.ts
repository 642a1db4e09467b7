import { spawn } from 'node:child_process'
import { expect, vi } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { asProgram, type Program } from '../faults/rig/processes/program.ts'
import { vendorSays } from '../support/conversation.ts'
import { letRepairs, productionStory } from '../support/databases/database.ts'
import { aLead, facts, stageOf } from '../support/leads.ts'
import { type FakeModel, startFakeModel } from './fake_model.ts'
import { extract, read, says, wordsIn } from './model_words.ts'
import { modelCalls } from './story.ts'

interface World {
  fake: FakeModel
  startWorker(): Program
}

/** The worker process of production, with a language model. */
const worldStory = productionStory.extend('world', async ({ database }, { onCleanup }): Promise<World> => {
  const fake = await startFakeModel((asked) =>
    says(read('unclear', wordsIn(asked)), extract({ fact: 'bedrooms', value: 3, quotation: 'there are 3' })),
  )
  const started: Program[] = []
  onCleanup(async () => {
    for (const worker of started) worker.signal('SIGKILL')
    await Promise.all(started.map(({ ended }) => ended))
    await fake.close()
  })
  const url = new URL(database.url)
  url.username = 'pipeline_worker'
  const { provider, model, apiKey, baseUrl } = fake.settings('anthropic')
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url.href, LOG_LEVEL: 'silent', AI_PROVIDER: provider, AI_MODEL: model },
    ...{ AI_API_KEY: apiKey, AI_BASE_URL: baseUrl },
  }
  const startWorker = () => {
    const file = projectFile('src/worker/main.ts')
    const worker = asProgram(spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'pipe'], env }))
    started.push(worker)
    return worker
  }
  return { fake, startWorker }
})

worldStory(
  'a worker is killed with the answer of a model in hand: the next one uses it, and nobody pays twice',
  { timeout: 240_000 },
  async ({ database: { db, pool }, world: { fake, startWorker } }) => {
    await letRepairs(db)
    const { bedrooms: _, ...known } = facts
    const lead = await aLead(db, known)
    const first = startWorker()
    await vi.waitUntil(async () => (await stageOf(db, lead)) === 'AI_CONVERSATION', {
      timeout: 60_000,
      interval: 100,
    })

    // Whoever holds the lead keeps what comes of the answer from being written.
    const holder = await pool.connect()
    const answer = fake.answer
    fake.answer = async (asked) => {
      await holder.query('begin')
      await holder.query('select from pipeline.agent_runs where vendor_lead_id = $1 for update', [lead])
      return answer(asked)
    }
    // No rule reads a number of bedrooms in it, whether or not our question has left at this hour.
    await vendorSays(db, lead, 'Plenty of rooms upstairs, there are 3')
    await vi.waitUntil(async () => (await modelCalls(db, lead))[0]?.answer != null, {
      timeout: 60_000,
      interval: 20,
    })
    first.signal('SIGKILL')
    await first.ended
    // What the dead one had asked for last is still waited for by PostgreSQL, until it is refused.
    await vi.waitUntil(
      async () => {
        const { rowCount } = await db.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rowCount === 0
      },
      { timeout: 60_000, interval: 20 },
    )
    await holder.query('rollback')
    holder.release()
    const { rows } = await db.query(
      `select status from pipeline.agent_runs where vendor_lead_id = $1 and purpose = 'REPLY'`,
      [lead],
    )
    expect(rows).toEqual([{ status: 'running' }])
    // Somebody corrects the lead meanwhile: the words that were read are the same.
    await db.query(`update pipeline.vendor_leads set asking_price = 190000 where id = $1`, [lead])

    startWorker()
    await vi.waitUntil(async () => (await stageOf(db, lead)) === 'DEAL_VALIDATION', {
      timeout: 180_000,
      interval: 250,
    })
    expect(fake.asked).toHaveLength(1)
    expect(await modelCalls(db, lead)).toMatchObject([{ outcome: 'ok', units: 2_100 }])
  },
)
