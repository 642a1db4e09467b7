import { expect } from 'vitest'
import { emailChannel } from '../../src/alert_channels/email_channel.ts'
import { slackChannel } from '../../src/alert_channels/slack_channel.ts'
import { readConfig } from '../../src/config/config.ts'
import { channelStory } from './story.ts'

const PUBLIC_URL = 'https://pipeline.example.com'
const mail = {
  ...{ PUBLIC_URL, SMTP_URL: 'smtps://user:word@mail.example.com:465' },
  ...{ ALERT_EMAIL_FROM: 'Pipeline <alerts@example.com>', ALERT_EMAIL_TO: 'a@example.com, b@example.com' },
}

channelStory('each way is set up whole or not at all', async ({ task: _ }) => {
  expect(readConfig({ PUBLIC_URL }).slack).toBeUndefined()
  expect(readConfig(mail).email).toMatchObject({ to: ['a@example.com', 'b@example.com'] })
  for (const [left, complaint] of [
    ['SMTP_URL', 'ALERT_EMAIL_FROM, ALERT_EMAIL_TO need SMTP_URL'],
    ['ALERT_EMAIL_TO', 'SMTP_URL, ALERT_EMAIL_FROM need ALERT_EMAIL_TO'],
    ['PUBLIC_URL', 'need PUBLIC_URL'],
  ] as const) {
    expect(() => readConfig({ ...mail, [left]: '' })).toThrow(complaint)
  }
  const SLACK_WEBHOOK_URL = 'https://hooks.slack.com/services/T/B/x'
  expect(() => readConfig({ SLACK_WEBHOOK_URL })).toThrow('SLACK_WEBHOOK_URL needs PUBLIC_URL')
  expect(() => readConfig({ PUBLIC_URL, SLACK_WEBHOOK_URL: 'http://hooks.slack.com/x' })).toThrow(
    'SLACK_WEBHOOK_URL',
  )
})

channelStory('an address cannot bring headers of its own', async ({ task: _ }) => {
  for (const address of [
    'a@example.com\r\nBcc: b@example.com',
    'Pipeline\n <a@example.com>',
    'nobody',
    '<a@b.uk>, c@d.uk',
  ]) {
    expect(() => readConfig({ ...mail, ALERT_EMAIL_FROM: address })).toThrow('ALERT_EMAIL_FROM')
  }
})

channelStory(
  'doctor finds out whether they would take something, and posts nothing',
  async ({ slack, mail: server }) => {
    const look = async () => {
      const found = [
        ...(await slackChannel(slack.settings).check()),
        ...(await emailChannel(server.settings).check()),
      ]
      return found.map(({ level, says }) => `${level}: ${says}`)
    }
    expect(await look()).toEqual(['ok: the webhook is there', 'ok: the mail server lets us in'])
    slack.mode = 'gone'
    server.mode = 'locked_out'
    expect(await look()).toEqual([
      'failure: Slack answers 404, no_service',
      expect.stringMatching(/^failure: the mail server answers 535/),
    ])
    expect(slack.posted).toEqual([])
    expect(server.taken).toEqual([])
  },
)
