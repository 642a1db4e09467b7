import { createTransport } from 'nodemailer'
import type { NoticeResult } from '../../db/work/alert_deliveries.ts'
import { outsideCall } from '../api_usage/outside_call.ts'
import { failure, ok } from '../health/finding.ts'
import type { AlertChannel } from './alert_channel.ts'
import { letterOf } from './letter.ts'

export interface EmailSettings {
  /** With the password. */
  smtpUrl: string
  from: string
  to: string[]
  publicUrl: string
}

const timeoutMs = 10_000
const todo =
  'Correct SMTP_URL, ALERT_EMAIL_FROM or ALERT_EMAIL_TO, restart the workers, then: orchestrator alerts test email'

/** Letters through a mail server. When it is lost whether it took one, the letter comes again under the same Message-ID. */
export function emailChannel({ smtpUrl, from, to, publicUrl }: EmailSettings): AlertChannel {
  const transport = () =>
    createTransport({
      url: smtpUrl,
      ...{
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
      },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })

  return {
    name: 'email',
    async deliver(notices, signal) {
      try {
        const { code } = await outsideCall(
          { provider: 'smtp', purpose: 'alert' },
          async () => {
            const { response, messageId } = await transport().sendMail({
              ...letterOf(notices, publicUrl),
              ...{ from, to, signal },
              headers: { 'auto-submitted': 'auto-generated' },
            })
            return { code: /^\d{3}/.exec(response)?.[0], messageId }
          },
          ({ code: said, messageId }) => ({ outcome: 'ok', code: said, providerCallId: messageId }),
        )
        return { kind: 'sent', code }
      } catch (error) {
        return verdictOn(error)
      }
    },
    async check() {
      try {
        await outsideCall({ provider: 'smtp', purpose: 'look_up' }, () => transport().verify())
        return [ok('the mail server lets us in')]
      } catch (error) {
        const { why, code } = verdictOn(error)
        return [failure(`${why}${code === undefined ? '' : ` (${code})`}`, todo)]
      }
    },
  }
}

/** Never with the message of an error, which may hold addresses. */
function verdictOn(error: unknown): Exclude<NoticeResult, { kind: 'sent' | 'no_channel' }> {
  const { responseCode, code, command } = (error ?? {}) as {
    responseCode?: unknown
    code?: unknown
    command?: unknown
  }
  if (typeof responseCode === 'number') {
    const why = `the mail server answers ${responseCode}${typeof command === 'string' ? ` to ${command}` : ''}`
    return { kind: responseCode >= 500 ? 'broken' : 'unavailable', code: String(responseCode), why }
  }
  const isFinal = code === 'EAUTH' || code === 'ENOAUTH' || code === 'EENVELOPE'
  const why = isFinal
    ? 'the mail server lets nobody in, or knows no such address'
    : 'the mail server cannot be reached'
  return { kind: isFinal ? 'broken' : 'unavailable', code: typeof code === 'string' ? code : undefined, why }
}
