import { PassThrough } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Identified, Identify } from '../access/requester.ts'
import { RequestRefused } from '../http/errors.ts'
import { askedImport } from './asked_import.ts'
import { bringLeads, ServerStopping } from './bring_leads.ts'
import { fileIn, largestFile, lineCountOf } from './file_body.ts'
import { OneAtATime, type Turn } from './one_at_a_time.ts'

const longestMs = 120_000
/** About what a line keeps a core busy. */
const msALine = 0.3

/**
 * `POST /imports/leads` with a CSV file as its body (`text/csv`, packed with gzip or not) imports it as `leads import` does, or with `rehearsal=true`
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
      const content = await fileIn(request, request.body)
      const lineCount = lineCountOf(content)
      const { file: name, ...asked } = askedImport(request.query)
      const file = { name, content }
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
