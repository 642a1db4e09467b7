import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { migrate } from '../../../db/migrate/migrate.ts'
import { retryWhileBlocked } from '../../../db/migrate/retry_while_blocked.ts'
import { projectFile } from '../../../src/project_file.ts'
import { copyProgram, withoutAColumn } from '../../support/databases/program_copy.ts'
import { makeNewerQueue, type NewerQueue } from '../rig/processes/newer_queue.ts'
import { crowd, faultStory } from '../rig/stories.ts'

const patient = { timeout: 180_000 }

faultStory('jobs of a newer program reach an older worker', patient, async ({ rig }) => {
  const worker = rig.startWorker()
  await worker.ready
  await rig.load.arrive(1)
  await rig.db.query(`select graphile_worker.add_job('task_of_the_future', '{}')`)
  await rig.db.query(
    `select graphile_worker.add_job('run_agent', json_build_object('run', id, 'attempt', attempt, 'fieldOfTheFuture', true))
     from pipeline.agent_runs`,
  )
  await rig.db.query(`select graphile_worker.add_job('send_message', '{"text": "in another form"}')`)
  const unreadable = () =>
    rig.db.query(
      `select from graphile_worker.jobs where task_identifier = 'send_message' and last_error like '%message%'`,
    )
  await expect.poll(async () => (await unreadable()).rows.length).toBe(1)
  const waiting = await rig.db.query(
    `select attempts from graphile_worker.jobs where task_identifier = 'task_of_the_future'`,
  )
  expect(waiting.rows).toEqual([{ attempts: 0 }])
  await rig.db.query(
    `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'task_of_the_future' or last_error is not null))`,
  )
  await rig.heals()
  expect(worker.hasEnded()).toBe(false)
})

/** What `npm run migrate` of the newer program does; its workers have no right to. */
const migrateWith = (preload: string, url: string) =>
  promisify(execFile)(process.execPath, ['--import', preload, projectFile('src/cli/main.ts'), 'migrate'], {
    env: { ...process.env, DATABASE_URL: url },
  })

const upgradeStory = faultStory.extend('makeQueue', async ({ task: _ }, { onCleanup }) => {
  const made: NewerQueue[] = []
  onCleanup(async () => {
    await Promise.all(made.map((queue) => queue.remove()))
  })
  return async (kind: { isBreaking: boolean }) => {
    const queue = await makeNewerQueue(kind)
    made.push(queue)
    return queue
  }
})

upgradeStory(
  'a newer program upgrades the queue to what older ones must not go on with',
  patient,
  async ({ rig, makeQueue }) => {
    const { preload } = await makeQueue({ isBreaking: true })
    const old = [rig.startWorker(), rig.startWorker()]
    await Promise.all(old.map((worker) => worker.ready))
    const called = rig.agents.nextCall()
    await rig.load.arrive(crowd)
    await called
    await migrateWith(preload, rig.url)
    rig.startWorker({ preload })
    expect(await Promise.all(old.map((worker) => worker.ended))).toEqual([1, 1])
    for (const worker of old) expect(worker.said()).toContain('belongs to a newer version of the program')
    await expect(migrate(rig.url, { purpose: 'production' })).rejects.toThrow('newer version of the program')
    await rig.heals()
    const failures = await rig.db.query(
      `select metadata from pipeline.pipeline_events where event_type = 'agent_failed'`,
    )
    expect(failures.rows).toEqual([])
  },
)

upgradeStory(
  'a newer program upgrades the queue to what older ones may go on with',
  patient,
  async ({ rig, makeQueue }) => {
    const { preload } = await makeQueue({ isBreaking: false })
    const old = rig.startWorker()
    await old.ready
    const called = rig.agents.nextCall()
    await rig.load.arrive(crowd / 2)
    await called
    await migrateWith(preload, rig.url)
    const newer = rig.startWorker({ preload })
    await newer.ready
    newer.signal('SIGTERM')
    await newer.ended
    await rig.load.arrive(crowd / 2)
    await rig.heals()
    expect(old.hasEnded()).toBe(false)
  },
)

faultStory(
  'functions, triggers and columns change while leads are worked on, and no guard is ever absent',
  patient,
  async ({ rig }) => {
    rig.startWorker()
    await rig.load.arrive(crowd)
    await rig.carrier.nextAccepted()
    let isMigrated = false
    const refusals: unknown[] = []
    const trespassing = (async () => {
      while (!isMigrated) {
        refusals.push(
          await rig.db
            .query(`update pipeline.vendor_leads set pipeline_stage = 'COMPLETED'`)
            .catch((error) => error.code),
        )
        await pause(5)
      }
    })()
    await rig.db.query(`update pipeline_private.applied_logic set hash = 'of an older program'`)
    await migrate(rig.url, { purpose: 'production' })
    // A view that loses a column, and gets it back, cannot be replaced: everything is made anew.
    const copy = await copyProgram()
    await withoutAColumn(copy)
    await migrate(rig.url, { purpose: 'production', program: await copy.read() })
    await copy.end()
    await migrate(rig.url, { purpose: 'production' })
    for (const table of ['vendor_leads', 'agent_runs', 'lead_messages', 'lead_timers']) {
      const alter = (change: string) =>
        retryWhileBlocked(
          () =>
            rig.db.query(`set lock_timeout = '1s'; alter table pipeline.${table} ${change}`).then(() => {}),
          () => {},
        )
      await alter('add column of_the_future text')
      await rig.load.arrive(5)
      await alter('drop column of_the_future')
    }
    isMigrated = true
    await trespassing
    expect(refusals).toContain('VL001')
    // Somebody in the way is no, too.
    expect(refusals.filter((code) => !/^(VL001|40P01|55P03)$/.test(String(code)))).toEqual([])
    await rig.heals()
  },
)
