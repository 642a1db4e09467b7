import { spawn } from 'node:child_process'
import { expect, vi } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { asProgram, type Program } from '../faults/rig/processes/program.ts'
import { letRepairs, productionStory } from '../support/databases/database.ts'
import { type FakeMailServer, startFakeMailServer } from './fake_mail_server.ts'
import { type FakeSlack, startFakeSlack } from './fake_slack.ts'
import { noticesIn, raise } from './story.ts'

interface World {
  slack: FakeSlack
  mail: FakeMailServer
  startWorker(): Program
}

/** The worker process of production, and those who tell people. */
const worldStory = productionStory.extend('world', async ({ database }, { onCleanup }): Promise<World> => {
  const [slack, mail] = [await startFakeSlack(), await startFakeMailServer()]
  const started: Program[] = []
  onCleanup(async () => {
    for (const worker of started) worker.signal('SIGKILL')
    await Promise.all([...started.map(({ ended }) => ended), slack.close()])
    await mail.close()
  })
  const url = new URL(database.url)
  url.username = 'pipeline_worker'
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url.href, PUBLIC_URL: slack.settings.publicUrl, LOG_LEVEL: 'silent' },
    ...{ SLACK_WEBHOOK_URL: slack.settings.webhookUrl, SMTP_URL: mail.settings.smtpUrl },
    ...{ ALERT_EMAIL_FROM: mail.settings.from, ALERT_EMAIL_TO: mail.settings.to.join() },
  }
  const startWorker = () => {
    const file = projectFile('src/worker/main.ts')
    const worker = asProgram(spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'pipe'], env }))
    started.push(worker)
    return worker
  }
  return { slack, mail, startWorker }
})

worldStory(
  'of a worker that is killed on the way each notice comes once more, as what it was, and what came later by itself',
  { timeout: 180_000 },
  async ({ database: { db }, world: { slack, mail, startWorker } }) => {
    await letRepairs(db)
    slack.mode = 'withhold'
    mail.mode = 'withhold'
    const first = startWorker()
    await raise(db, 'STUCK_JOB', 'job:1')
    await vi.waitUntil(() => slack.posted.length === 1 && mail.taken.length === 1, { timeout: 60_000 })
    first.signal('SIGKILL')
    await first.ended
    slack.mode = 'accept'
    mail.mode = 'accept'
    await raise(db, 'STUCK_JOB', 'job:2')
    // The minute is over that it had them for.
    await db.query('update pipeline.alert_channel_states set next_send_at = pipeline.now()')
    await db.query(
      `update pipeline.alert_deliveries set next_attempt_at = pipeline.now() where status = 'waiting'`,
    )
    startWorker()
    const sent = async () => (await noticesIn(db)).toSorted()
    await vi.waitUntil(async () => (await sent()).every((notice) => notice.includes(' sent ')), {
      ...{ timeout: 180_000, interval: 250 },
    })
    expect(await sent()).toEqual([
      'job:1 email raised sent 2',
      'job:1 slack raised sent 2',
      'job:2 email raised sent 1',
      'job:2 slack raised sent 1',
    ])
    const idOf = (letter: string) => /^message-id: (.*)$/im.exec(letter)?.[1]
    const [taken = '', again = '', other = ''] = mail.taken.toSorted(
      (one, two) => Number(one.includes('job:2')) - Number(two.includes('job:2')),
    )
    expect(mail.taken).toHaveLength(3)
    expect(idOf(again)).toBe(idOf(taken))
    expect(idOf(other)).not.toBe(idOf(taken))
    const saidTwice = (message: unknown) => JSON.stringify(message).includes('had this already')
    expect(slack.posted.map(saidTwice).toSorted()).toEqual([false, false, true])
  },
)
