import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { EmailSettings } from '../../src/alert_channels/email_channel.ts'

/**
 * What it does with the next letters. lost_answer: takes it and breaks the line. withhold: takes it and never says so.
 * busy: 451. refused: 550 to each recipient. half_refused: 550 to the first. picky: 554 to a letter that names an agent.
 * locked_out: 535 to the password.
 */
export type MailMode =
  | 'accept'
  | 'lost_answer'
  | 'withhold'
  | 'busy'
  | 'refused'
  | 'half_refused'
  | 'picky'
  | 'locked_out'

export interface FakeMailServer {
  settings: EmailSettings
  /** Every letter that it ever took, as it came: headers, then the body. */
  taken: string[]
  mode: MailMode
  /** Addresses that it knows nothing of: 550. */
  unknown: Set<string>
  close(): Promise<void>
}

const password = 'a secret word'

/** A mail server on this machine, over TCP. */
export async function startFakeMailServer(): Promise<FakeMailServer> {
  const answer = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code })
  const taken: string[] = []
  const halfRefused = new WeakSet()
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ password: given }, _session, done) {
      const isRight = given === password && fake.mode !== 'locked_out'
      done(isRight ? null : answer(535, 'Authentication failed'), { user: 'alerts' })
    },
    onRcptTo({ address }, { envelope }, done) {
      const isFirst = envelope.rcptTo.length === 0 && !halfRefused.has(envelope)
      if (isFirst) halfRefused.add(envelope)
      const isRefused =
        fake.mode === 'refused' || (fake.mode === 'half_refused' && isFirst) || fake.unknown.has(address)
      done(isRefused ? answer(550, 'No such user here') : null)
    },
    onData(stream, session, done) {
      readText(stream).then((letter) => {
        if (fake.mode === 'busy') return done(answer(451, 'Try again later'))
        if (fake.mode === 'picky' && letter.includes('agent')) return done(answer(554, 'Looks like spam'))
        taken.push(letter)
        if (fake.mode === 'withhold') return
        if (fake.mode !== 'lost_answer') return done()
        for (const line of server.connections) if (line.session === session) line.close()
      }, done)
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const fake: FakeMailServer = {
    settings: {
      smtpUrl: `smtp://alerts:${encodeURIComponent(password)}@127.0.0.1:${port}`,
      from: 'Pipeline <alerts@example.com>',
      to: ['people@example.com'],
      publicUrl: 'https://pipeline.example.com',
    },
    ...{ taken, mode: 'accept', unknown: new Set() },
    close: () => new Promise((closed) => server.close(closed)),
  }
  return fake
}
