import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isSignedWith } from '../../signature.ts'
import { RequestRefused } from '../http/errors.ts'

/** A single lead or answer is less, and is always let in. */
const smallBody = 64_000
/** A body has to be here before its proof can be looked at: without an end to it strangers would fill our memory. */
const mostLargeBodies = 50

/** Bodies of these routes stay the bytes that were sent, since those are what is signed. */
export function keepRawJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const large = { count: 0 }
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) {
      throw new RequestRefused(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body is compressed: send it as it is.')
    }
    if (method === 'GET' || Number(headers['content-length']) <= smallBody) return
    if (large.count >= mostLargeBodies) {
      throw new RequestRefused(503, 'TOO_BUSY', 'Too many large bodies are under way; try again soon.', 5)
    }
    large.count += 1
    reply.raw.once('close', () => {
      large.count -= 1
    })
  })
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
}

/**
 * The JSON of a request whose `X-Signature-256` proves that the sender knows the secret.
 *
 * @throws RequestRefused 401 without that proof, 400 when it is not JSON.
 */
export function signedJson(request: FastifyRequest, secret: string): unknown {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (!isSignedWith(secret, body, request.headers['x-signature-256'])) {
    throw new RequestRefused(
      401,
      'BAD_SIGNATURE',
      'X-Signature-256 has to be sha256= and the hex HMAC-SHA256 of the body.',
    )
  }
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new RequestRefused(400, 'NOT_JSON', 'The body is not JSON.')
  }
}
