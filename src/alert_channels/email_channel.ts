import { setTimeout as pause } from 'node:timers/promises'
import type { NoticeResult } from '../../db/work/alert_deliveries.ts'
import { outsideCall } from '../api_usage/outside_call.ts'
import { failure, ok } from '../health/finding.ts'
import { neverArrived } from '../never_arrived.ts'
import type { AlertChannel, Handover } from './alert_channel.ts'
import { letterOf } from './letter.ts'

export interface EmailSettings {
  /** With the password. */
  smtpUrl: string
  from: string
  to: string[]
  publicUrl: string
}

/** For whatever the server says next, and for all of it. */
const timeoutMs = 10_000
const longestMs = 20_000
const todo =
  'Correct SMTP_URL, ALERT_EMAIL_FROM or ALERT_EMAIL_TO, restart the workers, then: orchestrator alerts test email'

/** Letters through a mail server. When it is lost whether it took one, the letter comes again under the same Message-ID. */
export function emailChannel(
  { smtpUrl, from, to, publicUrl }: EmailSettings,
  limits: { longestMs: number } = { longestMs },
): AlertChannel {
  const transport = async () => {
    const { createTransport } = await import('nodemailer') // whoever sends no letters does not load it
    return createTransport({
      url: smtpUrl,
      ...{
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
      },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })
  }

  const send =
    (recipients: readonly { name: string; address: string }[] | string[], isOwn: boolean): Handover =>
    async (message, signal) => {
      const { length } = recipients
      try {
        const { code, left } = await outsideCall(
          { provider: 'smtp', purpose: isOwn ? 'notice' : 'alert' },
          async () => {
            const { response, messageId, rejected } = await (await transport()).sendMail({
              ...letterOf(message, publicUrl),
              ...{
                from,
                to: [...recipients],
                signal: AbortSignal.any([signal, AbortSignal.timeout(limits.longestMs)]),
              },
              headers: { 'auto-submitted': 'auto-generated' },
            })
            return { code: /^\d{3}/.exec(response)?.[0], messageId, left: rejected.length }
          },
          ({ code: said, messageId }) => ({ outcome: 'ok', code: said, providerCallId: messageId }),
        )
        if (left === 0) return { kind: 'sent', code }
        return { kind: 'sent', code, why: `the mail server does not take ${left} of ${length} addresses` }
      } catch (error) {
        return isOwn ? verdictOnOwn(error) : verdictOn(error)
      }
    }

  return {
    ...{ name: 'email', publicUrl },
    deliver: send(to, false),
    // As one address, whatever it looks like: never as a list of them.
    deliverTo: (address) => send([{ name: '', address }], true),
    async check() {
      try {
        await outsideCall({ provider: 'smtp', purpose: 'look_up' }, async () =>
          Promise.race([(await transport()).verify(), tooSlow(limits.longestMs)]),
        )
        return [ok('the mail server lets us in')]
      } catch (error) {
        const { why, code } = verdictOn(error)
        return [failure(`${why}${code === undefined ? '' : ` (${code})`}`, todo)]
      }
    },
  }
}

async function tooSlow(ms: number): Promise<never> {
  await pause(ms, undefined, { ref: false })
  throw Object.assign(new Error('the mail server is too slow'), { code: 'ETIMEDOUT' })
}

/** Of a letter to one person: what the server has against their address is theirs to mend, all else is not. */
function verdictOnOwn(error: unknown): ReturnType<typeof verdictOn> {
  const { responseCode, command } = (error ?? {}) as { responseCode?: unknown; command?: unknown }
  if (typeof responseCode === 'number' && responseCode >= 500 && String(command).startsWith('RCPT')) {
    return { kind: 'broken', code: String(responseCode), why: 'the mail server does not take your address' }
  }
  const verdict = verdictOn(error)
  return verdict.kind === 'broken' ? { ...verdict, kind: 'unavailable', mayHaveCome: false } : verdict
}

const notLetIn = new Set(['EAUTH', 'ENOAUTH'])

/** Never with the message of an error, which may hold addresses. */
function verdictOn(error: unknown): Exclude<NoticeResult, { kind: 'sent' | 'no_channel' }> {
  const said = (error ?? {}) as { responseCode?: unknown; code?: unknown; command?: unknown }
  const command = /^[A-Z]{4,8}( [A-Z0-9-]{2,10})?$/.exec(String(said.command))?.[0] ?? ''
  if (typeof said.responseCode === 'number') {
    const [status, code] = [said.responseCode, String(said.responseCode)]
    const why = `the mail server answers ${code}${command === '' ? '' : ` to ${command}`}`
    // No address that it takes: it may have a quarrel with theirs only.
    if (status < 500 || command.startsWith('RCPT'))
      return { kind: 'unavailable', code, why, mayHaveCome: false }
    return { kind: command === 'DATA' ? 'refused' : 'broken', code, why }
  }
  const code = typeof said.code === 'string' ? said.code : undefined
  if (code !== undefined && notLetIn.has(code))
    return { kind: 'broken', code, why: 'the mail server lets nobody in' }
  const mayHaveCome = command !== 'CONN' && neverArrived(error) === undefined
  return { kind: 'unavailable', code, why: 'the mail server cannot be reached', mayHaveCome }
}
