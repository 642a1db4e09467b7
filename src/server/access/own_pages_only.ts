import type { FastifyInstance } from 'fastify'
import { RequestRefused } from '../http/errors.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site's page makes a browser send; programs send no Origin and are not concerned. Our own pages
 * are those of PUBLIC_URL; without it those of the very address that is asked.
 */
export function refuseForeignPages(app: FastifyInstance, publicUrl: string | undefined): void {
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  app.addHook('onRequest', async (request) => {
    const { origin, upgrade } = request.headers
    const changesNothing = harmless.has(request.method) && upgrade === undefined
    if (origin === undefined || changesNothing) return
    if (origin !== (ours ?? `${request.protocol}://${request.host}`)) {
      throw new RequestRefused(403, 'FOREIGN_ORIGIN', 'Requests from pages of other sites are not taken.')
    }
  })
}
