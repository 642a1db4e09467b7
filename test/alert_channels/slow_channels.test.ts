import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect } from 'vitest'
import { emailChannel } from '../../src/alert_channels/email_channel.ts'
import { alertMessage, testNotice } from '../../src/alert_channels/notice_words.ts'
import { slackChannel } from '../../src/alert_channels/slack_channel.ts'
import { startFakeMailServer } from './fake_mail_server.ts'
import { channelStory } from './story.ts'

const message = alertMessage([testNotice(new Date())], 'https://pipeline.example.com')
const limits = { longestMs: 500 }
const patience = () => AbortSignal.timeout(10_000)

/** A mail server that says one sign at a time and never comes to an end. */
const drippingStory = channelStory.extend('port', async ({ task: _ }, { onCleanup }) => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('220 ')
    const drops = setInterval(() => socket.write('m'), 50)
    socket.once('close', () => clearInterval(drops))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onCleanup(() => void server.close())
  return (server.address() as AddressInfo).port
})

drippingStory('a mail server that drips is left after a while, by doctor too', async ({ port }) => {
  const { settings, close } = await startFakeMailServer()
  await close()
  const channel = emailChannel({ ...settings, smtpUrl: `smtp://127.0.0.1:${port}` }, limits)
  const began = performance.now()
  expect(await channel.deliver(message, patience())).toMatchObject({ kind: 'unavailable' })
  expect(await channel.check()).toMatchObject([{ level: 'failure' }])
  expect(performance.now() - began).toBeLessThan(5_000)
})

channelStory(
  'a Slack that says nothing is left after a while; one that drips has taken it',
  async ({ slack }) => {
    const channel = slackChannel(slack.settings, limits)
    slack.mode = 'slow'
    expect(await channel.deliver(message, patience())).toMatchObject({
      kind: 'unavailable',
      mayHaveCome: true,
    })
    slack.mode = 'dripping'
    expect(await channel.deliver(message, patience())).toMatchObject({ kind: 'sent' })
  },
)
