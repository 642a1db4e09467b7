import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { RequestRefused } from '../http/errors.ts'
import { type BuiltFile, readBuiltFiles } from './built_files.ts'

/**
 * Scripts are files of ours and nothing else. Style elements may stand in the page: Mantine and its dialogs write some. A
 * nonce would let only theirs in, and the page would have to be made anew for each answer instead of compressed once; what it
 * would keep out can run nothing, and may fetch nothing from elsewhere.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const notBuilt = 'The admin frontend is not built: npm run admin:build makes it.'
const aYear = 365 * 86_400

/** What programs ask for is never answered with a page, whatever they say they take. */
const ofPrograms = /^\/(assets|graphql|healthz|metrics|readyz|schemas|session|webhooks)(\/|$)/

/**
 * The admin frontend: its files, and its page at every path that nothing else answers, since the page itself knows
 * what is there.
 */
export const adminPages: FastifyPluginAsync = async (app) => {
  const files = await readBuiltFiles()
  const page = files.get('/index.html')
  // One route: of one for each of a hundred files a web process would start later.
  app.get('/*', (request, reply) => {
    const path = request.url.replace(/\?.*/, '')
    const file = files.get(path)
    if (file !== undefined && file !== page) return send(file, request, reply)
    if (!wantsPage(request) || ofPrograms.test(path)) {
      throw new RequestRefused(404, 'NOT_FOUND', 'There is nothing here.')
    }
    if (page === undefined) {
      throw new RequestRefused(503, 'NOT_BUILT', notBuilt)
    }
    reply.header('content-security-policy', policy)
    return send(page, request, reply)
  })
}

function wantsPage({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false
}

function send(file: BuiltFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const accepted = headers['accept-encoding'] ?? ''
  const coding = (['br', 'gzip'] as const).find((each) => accepted.includes(each) && file[each] !== undefined)
  if (coding !== undefined) reply.header('content-encoding', coding)
  return reply
    .type(file.type)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.isImmutable ? `public, max-age=${aYear}, immutable` : 'no-cache')
    .send(coding === undefined ? file.plain : file[coding])
}
