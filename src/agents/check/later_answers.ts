import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import { isSignedWith } from '../../signature.ts'
import { AgentRefusal, describeFailure } from '../agent_failure.ts'
import type { AgentOutcome } from '../contract/agent.ts'
import { largestAnswer, laterAnswerSchema } from '../contract/over_http.ts'

/** A run that is waited for at the callback. */
export interface ExpectedRun {
  runId: string
  runToken: string
  /** How many times nobody can take the answer. */
  timesAway: number
}

export interface LaterAnswers {
  address: string
  /** Resolves with what is brought for a run; rejects at the signal, with what was wrong with what came. */
  expect(run: ExpectedRun, signal: AbortSignal): Promise<AgentOutcome>
  stop(): Promise<void>
}

interface Waiting extends ExpectedRun {
  taken?: AgentOutcome
  wrong?: string
  take(outcome: AgentOutcome): void
}

/** Stands where the web process would: takes what agents answer later, and as strictly. */
export async function listenForLaterAnswers(
  secret: string,
  { port = 0, host = 'localhost' }: { port?: number; host?: string } = {},
): Promise<LaterAnswers> {
  const waiting = new Map<string, Waiting>()
  const server = createServer(async (request, response) => {
    const { status, says } = await hear(request).catch(() => ({ status: 400, says: 'cut off' }))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(says))
  })
  server.listen(port, host)
  await once(server, 'listening')

  async function hear(request: IncomingMessage): Promise<{ status: number; says: unknown }> {
    const run = waiting.get(request.url?.split('/').at(-1) ?? '')
    const refuse = (status: number, wrong: string) => {
      if (run !== undefined) run.wrong ??= wrong
      return { status, says: { error: { code: String(status), message: wrong } } }
    }
    const body = await buffer(request)
    if (run === undefined) return refuse(404, 'there is no such run')
    if (request.method !== 'POST') return refuse(404, `${request.method} in place of POST`)
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return refuse(415, 'its content-type is not application/json')
    if (body.length > largestAnswer) return refuse(413, 'the answer is too large')
    if (!isSignedWith(secret, body, request.headers['x-signature-256']))
      return refuse(401, 'the signature of the later answer is wrong')
    const read = laterAnswerSchema.safeParse(parsed(body))
    if (!read.success) return refuse(400, describeFailure(read.error).error)

    const { runToken, ...outcome } = read.data
    if (runToken !== run.runToken) return refuse(409, 'the runToken is not that of the request')
    if (run.taken !== undefined) {
      const isKnown = isDeepStrictEqual(run.taken, outcome)
      return isKnown
        ? { status: 200, says: { verdict: 'repeated' } }
        : refuse(409, 'another answer than before')
    }
    if (run.timesAway > 0) {
      run.timesAway -= 1
      return { status: 503, says: { error: { code: 'AWAY', message: 'Bring it again.' } } }
    }
    run.taken = outcome
    run.take(outcome)
    return { status: 200, says: { verdict: 'settled' } }
  }

  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    expect: (run, signal) =>
      new Promise((resolve, reject) => {
        const expected: Waiting = { ...run, take: resolve }
        waiting.set(run.runId, expected)
        signal.addEventListener('abort', () => {
          const why = expected.wrong === undefined ? '' : `: ${expected.wrong}`
          reject(new AgentRefusal(`No answer came to the callback before the deadline${why}`))
        })
      }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
