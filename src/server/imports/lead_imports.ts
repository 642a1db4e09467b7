import { PassThrough } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Identified, Identify } from '../access/requester.ts'
import { RequestRefused } from '../http/errors.ts'
import { askedImport } from './asked_import.ts'
import { bringLeads, ServerStopping } from './bring_leads.ts'
import { OneAtATime, type Turn } from './one_at_a_time.ts'

/** What arrives within the time of a request, and is held in memory; larger files are for the command line. */
const largestFile = 8_000_000
const mostLines = 50_000
const longestMs = 120_000
/** About what a line keeps a core busy. */
const msALine = 0.3

/**
 * `POST /imports/leads` with a CSV file as its body (`text/csv`) imports it as `leads import` does, or with `rehearsal=true`
 * says what that would do. The answer comes line by line, each of them JSON: `progress`, `problems`, and `done` or `stopped`
 * at the end. An import goes on when whoever brought the file does not wait for that.
 */
export const leadImports: FastifyPluginAsync<{ pool: pg.Pool; identify: Identify }> = async (
  app,
  { pool, identify },
) => {
  const one = new OneAtATime()
  const stopping = new AbortController()
  const bringers = new WeakMap<FastifyRequest, { requester: Identified; turn: Turn }>()
  app.addHook('preClose', async () => stopping.abort(new ServerStopping()))

  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  // Before the file is read: strangers are not listened to.
  app.addHook('onRequest', async (request, reply) => {
    const requester = await identify(request)
    if (requester === undefined) throw new RequestRefused(401, 'UNAUTHENTICATED', 'Sign in to import leads.')
    if (requester.role === 'viewer') {
      throw new RequestRefused(403, 'FORBIDDEN', 'Whoever may only look imports nothing.')
    }
    bringers.set(request, { requester, turn: one.take(requester.userId, reply) })
  })

  app.post(
    '/imports/leads',
    { bodyLimit: largestFile, handlerTimeout: longestMs },
    async (request, reply) => {
      const bringer = bringers.get(request)
      if (!Buffer.isBuffer(request.body) || bringer === undefined) {
        throw new RequestRefused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the file itself, as text/csv.')
      }
      const lineCount = linesIn(request.body)
      if (lineCount > mostLines) throw tooLong(lineCount)
      const { file: name, ...asked } = askedImport(request.query)
      const file = { name, content: request.body }
      const lines = linesFor()
      const began = Promise.withResolvers<void>()
      const { log } = request
      bringer.turn
        .keepFor(
          () =>
            bringLeads(
              { pool, log, requester: bringer.requester, stopping: stopping.signal },
              { ...asked, file },
              { onBegin: began.resolve, tell: lines.tell },
            ),
          lineCount * msALine,
        )
        .catch(began.reject)
        .finally(lines.end)
      await began.promise
      return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(lines.stream)
    },
  )
}

function linesIn(content: Buffer): number {
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1
  return lines
}

const tooLong = (lines: number) =>
  new RequestRefused(
    413,
    'TOO_LARGE',
    `The file has ${lines.toLocaleString('en-GB')} lines; ${mostLines.toLocaleString('en-GB')} are taken here. Split it, or use the command line.`,
  )

/** An answer that is written line by line; nothing happens when nobody reads it any more. */
function linesFor() {
  const stream = new PassThrough()
  stream.on('error', () => {})
  return {
    stream,
    tell: (line: object) => {
      if (!stream.destroyed) stream.write(`${JSON.stringify(line)}\n`)
    },
    end: () => {
      stream.end()
    },
  }
}
