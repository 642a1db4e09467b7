import { expect } from 'vitest'
import { aLead, only } from '../support/leads.ts'
import { channelStory, end, noticesIn, raise, telling } from './story.ts'

/** What mails say, however their lines were broken on the way. */
const wordsOf = (mails: readonly string[]) => mails.join('').replaceAll(/=\r?\n/g, '')

channelStory(
  'an alert reaches Slack, and one that is HIGH the mail as well; so does its end',
  async ({ database, slack, mail }) => {
    const { db } = database
    const time = await telling(database, { slack, mail })
    const lead = await aLead(db, { vendor_name: 'Ann Lee', vendor_phone: '+447700900123' })
    await time.settle()
    await raise(db, 'FAILING_JOBS', 'task:reconcile')
    await time.pass('1 minute')
    await raise(db, 'AGENT_FAILURE', `deal_validator:${lead}`, lead)
    await time.pass('1 minute')
    await end(db, `deal_validator:${lead}`)
    await time.pass('1 minute')

    expect(slack.posted.map(({ text }) => text)).toEqual([
      'MEDIUM: Jobs fail again and again',
      'HIGH: An agent failed for a lead',
      'Over: An agent failed for a lead',
    ])
    expect(mail.taken).toHaveLength(2)
    expect(await noticesIn(db)).toEqual([
      'task:reconcile slack raised sent 1',
      `deal_validator:${lead} email raised sent 1`,
      `deal_validator:${lead} slack raised sent 1`,
      `deal_validator:${lead} email ended sent 1`,
      `deal_validator:${lead} slack ended sent 1`,
    ])
    const said = JSON.stringify(slack.posted) + wordsOf(mail.taken)
    expect(said).toContain(`https://pipeline.example.com/leads/${lead}`)
    expect(said).toContain('What to do: Open its question in the Inbox')
    expect(said).toContain('texts stop all')
    expect(said).toContain('Ann')
    expect(said).not.toMatch(/Lee|900123|High Street/)
  },
)

channelStory('a burst of alerts is two messages, a second apart', async ({ database, slack }) => {
  const { db } = database
  const time = await telling(database, { slack })
  for (let nth = 0; nth < 30; nth += 1) await raise(db, 'FAILING_JOBS', `task:${nth}`)
  await time.settle()
  for (let nth = 30; nth < 60; nth += 1) await raise(db, 'FAILING_JOBS', `task:${nth}`)
  await time.settle()
  expect(slack.posted).toHaveLength(1)
  await time.pass('1 second')
  expect(slack.posted).toHaveLength(2)
  expect(slack.posted[0]?.text).toBe('MEDIUM: Jobs fail again and again and 29 more')
  expect(slack.posted[0]?.blocks.at(-2)?.text?.text).toBe('and 10 more: see the open alerts.')
  expect((await noticesIn(db)).filter((notice) => notice.includes('sent 1'))).toHaveLength(60)
})

channelStory('an alert that is over before it could be told is not told', async ({ database, slack }) => {
  const { db } = database
  await raise(db, 'STUCK_JOB', 'job:1')
  await end(db, 'job:1')
  const time = await telling(database, { slack })
  await time.pass('1 hour')
  expect(slack.requests).toBe(0)
})

for (const [mode, why] of [
  ['busy', 'asks us to wait'],
  ['late_500', 'says 500'],
  ['moved', 'sends us elsewhere'],
] as const) {
  channelStory(
    `while Slack ${why} a notice waits, longer each time, and the mail tells of it`,
    async ({ database, slack, mail }) => {
      const { db } = database
      const time = await telling(database, { slack, mail })
      slack.mode = mode
      await raise(db, 'FAILING_JOBS', 'task:reconcile')
      await time.pass('10 minutes')
      expect(slack.requests).toBeGreaterThanOrEqual(4)
      expect(slack.requests).toBeLessThan(8)
      expect(wordsOf(mail.taken)).toContain('Alerts do not reach people by one of the ways (slack)')
      slack.mode = 'accept'
      await time.pass('10 minutes')
      expect(slack.posted.at(-1)?.text).toBe('MEDIUM: Jobs fail again and again')
      const { rows } = await db.query(`select type from pipeline.alerts where resolved_at is null`)
      expect(rows).toEqual([{ type: 'FAILING_JOBS' }])
      expect(mail.taken).toHaveLength(2)
    },
  )
}

channelStory('Slack is left alone for as long as it asks', async ({ database, slack }) => {
  const { db } = database
  const time = await telling(database, { slack })
  slack.mode = 'busy'
  await raise(db, 'FAILING_JOBS', 'task:reconcile')
  await time.pass('89 seconds')
  expect(slack.requests).toBe(1)
  slack.mode = 'accept'
  await time.pass('2 seconds')
  expect(slack.posted).toHaveLength(1)
})

for (const mode of ['gone', 'archived'] as const) {
  channelStory(
    `a channel that is ${mode} is switched off, the other tells of it, and what waited leaves when it is mended`,
    async ({ database, slack, mail }) => {
      const { db } = database
      const time = await telling(database, { slack, mail })
      slack.mode = mode
      await raise(db, 'FAILING_JOBS', 'task:reconcile')
      await time.pass('1 minute')
      await raise(db, 'FAILING_JOBS', 'task:run_agent')
      await time.pass('1 day')
      expect(slack.requests).toBe(1)
      expect(wordsOf([only(mail.taken)])).toContain('Alerts do not reach people by one of the ways (slack)')
      slack.mode = 'accept'
      await db.query(`select from pipeline.mend_alert_channel('slack')`)
      await time.pass('1 minute')
      expect(slack.posted.map(({ text }) => text)).toEqual(['MEDIUM: Jobs fail again and again and 1 more'])
      expect(mail.taken).toHaveLength(2)
      expect(wordsOf(mail.taken.slice(1))).toContain('Over: Alerts do not reach people')
    },
  )
}

channelStory(
  'a letter whose answer was lost comes again under the same Message-ID; a message to Slack says so itself',
  async ({ database, slack, mail }) => {
    const { db } = database
    const time = await telling(database, { slack, mail })
    slack.mode = 'lost_answer'
    mail.mode = 'lost_answer'
    await raise(db, 'STUCK_JOB', 'job:1')
    await time.settle()
    slack.mode = 'accept'
    mail.mode = 'accept'
    await time.pass('1 minute')
    const [first, second] = mail.taken.map((letter) => /^message-id: (.*)$/im.exec(letter)?.[1])
    expect(mail.taken).toHaveLength(2)
    expect(first).toMatch(/^<[0-9a-f]{32}@pipeline\.example\.com>/)
    expect(second).toBe(first)
    expect(slack.posted).toHaveLength(2)
    expect(JSON.stringify(slack.posted[0])).not.toContain('had this already')
    expect(JSON.stringify(slack.posted[1])).toContain('had this already')
  },
)

channelStory(
  'one notice that a channel will not have keeps no other back, and switches nothing off',
  async ({ database, slack, mail }) => {
    const { db } = database
    const time = await telling(database, { slack, mail })
    slack.mode = 'picky'
    mail.mode = 'picky'
    await raise(db, 'STUCK_JOB', 'job:1')
    await raise(db, 'AGENT_FAILURE', 'deal_validator:1')
    await raise(db, 'STUCK_JOB', 'job:2')
    await time.pass('1 minute')
    expect((await noticesIn(db)).toSorted()).toEqual([
      'deal_validator:1 email raised failed 2',
      'deal_validator:1 slack raised failed 2',
      'job:1 email raised sent 2',
      'job:1 slack raised sent 2',
      'job:2 email raised sent 2',
      'job:2 slack raised sent 2',
    ])
    expect(JSON.stringify(slack.posted)).not.toContain('had this already')
    const { rows } = await db.query(
      `select from pipeline.alert_channel_states where broken_since is not null or failures > 0`,
    )
    expect(rows).toEqual([])
  },
)

channelStory(
  'a channel that will have no notice at all is an alert by the other, until it has one',
  async ({ database, slack, mail }) => {
    const { db } = database
    const time = await telling(database, { slack, mail })
    slack.mode = 'picky'
    for (const nth of [1, 2, 3]) await raise(db, 'AGENT_DOWN', `agent:${nth}`)
    await time.pass('1 minute')
    expect(wordsOf(mail.taken)).toContain('Alerts do not reach people by one of the ways (slack)')
    await raise(db, 'STUCK_JOB', 'job:1')
    await time.pass('1 minute')
    expect(wordsOf(mail.taken)).toContain('Over: Alerts do not reach people')
  },
)

channelStory(
  'a letter that one of two addresses does not take is told by the other way',
  async ({ database, slack, mail }) => {
    const { db } = database
    mail.settings.to.push('others@example.com')
    const time = await telling(database, { slack, mail })
    mail.mode = 'half_refused'
    await raise(db, 'STUCK_JOB', 'job:1')
    await time.pass('1 minute')
    expect(mail.taken).toHaveLength(1)
    expect(slack.posted.at(-1)?.text).toBe('HIGH: Alerts do not reach people by one of the ways')
    const { rows } = await db.query(
      `select last_error from pipeline.alert_channel_states where channel = 'email'`,
    )
    expect(rows).toEqual([{ last_error: 'the mail server does not take 1 of 2 addresses' }])
    mail.mode = 'accept'
    await raise(db, 'STUCK_JOB', 'job:2')
    await time.pass('1 minute')
    // By itself or with the job's, whichever of the two channels is at work first.
    expect(JSON.stringify(slack.posted.at(-1))).toContain(
      'Over: Alerts do not reach people by one of the ways',
    )
  },
)

for (const [mode, broken] of [
  ['busy', false],
  ['refused', false],
  ['locked_out', true],
] as const) {
  channelStory(
    `a mail server that is ${mode.replace('_', ' ')}: Slack tells of it`,
    async ({ database, slack, mail }) => {
      const { db } = database
      const time = await telling(database, { slack, mail })
      mail.mode = mode
      await raise(db, 'STUCK_JOB', 'job:1')
      await time.pass('5 minutes')
      expect(mail.taken).toEqual([])
      expect(slack.posted.map(({ text }) => text)).toEqual([
        'HIGH: A job of the queue is stuck',
        'HIGH: Alerts do not reach people by one of the ways',
      ])
      const { rows } = await db.query(
        `select broken_since is not null as broken from pipeline.alert_channel_states where channel = 'email'`,
      )
      expect(rows).toEqual([{ broken }])
    },
  )
}

channelStory('a worker that died on the way is followed by another', async ({ database, slack }) => {
  const { db } = database
  const time = await telling(database, { slack })
  await raise(db, 'FAILING_JOBS', 'task:reconcile')
  const claim =
    'select pipeline_private.claim_notices(deliveries.id) as claimed from pipeline.alert_deliveries as deliveries'
  expect(only((await db.query(claim)).rows).claimed.notices).toHaveLength(1)
  expect(only((await db.query(claim)).rows).claimed).toBeNull()
  await time.pass('2 minutes')
  expect(slack.posted).toHaveLength(1)
  expect(await noticesIn(db)).toEqual(['task:reconcile slack raised sent 2'])
})

channelStory('nothing waits where no way to people is set up', async ({ database }) => {
  const { db } = database
  const time = await telling(database, {})
  await raise(db, 'STUCK_JOB', 'job:1')
  await time.settle()
  expect(await noticesIn(db)).toEqual(['job:1 email raised no_channel 1', 'job:1 slack raised no_channel 1'])
})
