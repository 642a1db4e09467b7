import { IncomingWebhook, IncomingWebhookHTTPError, type IncomingWebhookSendArguments } from '@slack/webhook'
import type { NoticeResult } from '../../db/work/alert_deliveries.ts'
import { endOfStatus, outsideCall } from '../api_usage/outside_call.ts'
import { type Found, failure, ok, warning } from '../health/finding.ts'
import { limitedBody } from '../limited_body.ts'
import { neverArrived } from '../never_arrived.ts'
import { retryAfterOf } from '../retry_after.ts'
import type { AlertChannel } from './alert_channel.ts'
import { slackMessage } from './slack_message.ts'

export interface SlackSettings {
  /** A secret: whoever has it may post. */
  webhookUrl: string
  publicUrl: string
}

const longestMs = 10_000
const largestAnswer = 10_000
const todo =
  'Look at the app in Slack, correct SLACK_WEBHOOK_URL, restart the workers, then: orchestrator alerts test slack'

/** An incoming webhook of Slack. It has no way to say a thing once only: when an answer is lost, the notice comes again. */
export function slackChannel(
  { webhookUrl, publicUrl }: SlackSettings,
  limits: { longestMs: number } = { longestMs },
): AlertChannel {
  async function post(
    to: string,
    message: IncomingWebhookSendArguments,
    signal: AbortSignal,
    purpose: string,
  ) {
    let retryAfterSeconds: number | undefined
    const webhook = new IncomingWebhook(to, {
      timeout: limits.longestMs,
      // The SDK's errors have no headers, and its answers no limit.
      async fetch(url, { signal: deadline, ...init } = {}) {
        const signals = deadline === undefined ? [signal] : [signal, deadline]
        const response = await outsideCall(
          { provider: 'slack', purpose },
          () => fetch(url, { ...init, signal: AbortSignal.any(signals) }),
          ({ status }) => endOfStatus(status),
        )
        retryAfterSeconds = retryAfterOf(response.headers.get('retry-after'))
        if (!response.ok) return limitedBody(response, largestAnswer)
        // It has taken it, however slowly it goes on speaking.
        await response.body?.cancel()
        return new Response()
      },
    })
    try {
      await webhook.send(message)
      return { kind: 'sent', code: '200' } as const
    } catch (error) {
      return { ...verdictOn(error), retryAfterSeconds }
    }
  }

  return {
    ...{ name: 'slack', publicUrl },
    deliver: (message, signal) => post(webhookUrl, slackMessage(message), signal, 'alert'),
    // A path: nobody's own address leads to another host than the company's.
    deliverTo: (path) => (message, signal) =>
      post(ownWebhook(path, webhookUrl), slackMessage(message), signal, 'notice'),
    async check() {
      // An address that works refuses a message without words; another says that it is none.
      const said = await post(webhookUrl, { text: '' }, AbortSignal.timeout(limits.longestMs), 'look_up')
      return [findingOn(said)]
    },
  }
}

function ownWebhook(path: string, companys: string): string {
  const { origin } = new URL(companys)
  return `${origin}/${path.replace(/^\/+/, '')}`
}

/** An answer to this message, which says nothing about the next. */
const aboutTheMessage = new Set([400, 413, 422])

/** Never with the message of an error, which may hold the address. */
function verdictOn(error: unknown): Exclude<NoticeResult, { kind: 'sent' | 'no_channel' }> {
  if (!(error instanceof IncomingWebhookHTTPError))
    return {
      kind: 'unavailable',
      why: 'Slack cannot be reached',
      mayHaveCome: neverArrived(error) === undefined,
    }
  const { statusCode: status, body } = error
  const code = String(status)
  const word = /^[a-z_]{1,40}/.exec(String(body))?.[0]
  const why = `Slack answers ${status}${word === undefined ? '' : `, ${word}`}`
  if (aboutTheMessage.has(status)) return { kind: 'refused', code, why }
  if (status >= 500) return { kind: 'unavailable', code, why, mayHaveCome: true }
  if (status === 408 || status === 429) return { kind: 'unavailable', code, why, mayHaveCome: false }
  return { kind: 'broken', code, why }
}

function findingOn(said: NoticeResult): Found {
  if (said.kind === 'refused') return ok('the webhook is there')
  if (said.kind === 'broken') return failure(said.why, todo)
  if (said.kind === 'unavailable') return failure(said.why, 'Try again; see status.slack.com.')
  return warning('it took a message without words', 'Look into the channel.')
}
