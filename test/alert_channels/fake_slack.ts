import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import type { SlackSettings } from '../../src/alert_channels/slack_channel.ts'

export interface SlackMessage {
  text: string
  blocks: { type: string; text?: { text: string } }[]
}

/**
 * What it does with the next messages. lost_answer: takes it and breaks the line. late_500: takes it and says 500.
 * busy: 429 with Retry-After. gone: the webhook was removed. archived: its channel was. moved: a redirect. slow: never answers. withhold: takes it and never says so.
 * dripping: takes it and says so a byte a second. picky: 400 to a message that names an agent.
 */
export type SlackMode =
  | 'accept'
  | 'lost_answer'
  | 'late_500'
  | 'busy'
  | 'gone'
  | 'archived'
  | 'moved'
  | 'slow'
  | 'withhold'
  | 'dripping'
  | 'picky'

export interface FakeSlack {
  settings: SlackSettings
  /** Every message that it ever posted: the truth about what people were shown. */
  posted: SlackMessage[]
  /** The same of those at one person's own webhook. */
  own: SlackMessage[]
  requests: number
  mode: SlackMode
  close(): Promise<void>
}

const path = '/services/T000/B000/secret'
/** As a person copies it from Slack. */
export const ownWebhook = 'https://hooks.slack.com/services/T000/B007/own'

/** A Slack on this machine, spoken to over HTTP by its own SDK. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const company: SlackMessage[] = []
  const own: SlackMessage[] = []

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    fake.requests += 1
    const say = (status: number, body: string) => response.writeHead(status).end(body)
    const body = await readText(request)
    const isOwn = request.url === new URL(ownWebhook).pathname
    if (!(isOwn || request.url === path) || fake.mode === 'gone') return void say(404, 'no_service')
    const posted = isOwn ? own : company
    const message = JSON.parse(body) as SlackMessage
    if (!message.text) return void say(400, 'no_text')
    switch (fake.mode) {
      case 'archived':
        return void say(410, 'channel_is_archived')
      case 'busy':
        response.setHeader('retry-after', '90')
        return void say(429, 'rate_limited')
      case 'moved':
        response.setHeader('location', 'http://127.0.0.1:1/elsewhere')
        return void say(302, '')
      case 'slow':
        return
      case 'withhold':
        posted.push(message)
        return
      case 'dripping': {
        posted.push(message)
        response.writeHead(200).flushHeaders()
        const drops = setInterval(() => response.write('o'), 1_000)
        response.once('close', () => clearInterval(drops))
        return
      }
      case 'picky':
        if (body.includes('agent')) return void say(400, 'invalid_blocks')
        posted.push(message)
        return void say(200, 'ok')
      case 'late_500':
        posted.push(message)
        return void say(500, 'rollup_error')
      case 'lost_answer':
        posted.push(message)
        response.destroy()
        return
      default:
        posted.push(message)
        return void say(200, 'ok')
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const fake: FakeSlack = {
    settings: {
      webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
      publicUrl: 'https://pipeline.example.com',
    },
    ...{ posted: company, own, requests: 0, mode: 'accept' },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}
