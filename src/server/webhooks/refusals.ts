import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { noteRefusedSource } from '../../../db/leads/lead_sources.ts'
import { loggable } from '../../loggable_error.ts'

const notedEachMs = 60_000

/** Notes that somebody was refused in the name of a source: once a minute, so that a stranger cannot keep the database busy. */
export function refusalsOf(pool: pg.Pool) {
  const noted = new Map<string, number>()
  return async (request: FastifyRequest, source: string, fault: string): Promise<void> => {
    const now = performance.now()
    if (now - (noted.get(source) ?? Number.NEGATIVE_INFINITY) < notedEachMs) return
    noted.set(source, now)
    await noteRefusedSource(pool, source, fault).catch((error: unknown) =>
      request.log.error(loggable(error), 'a refused source could not be noted'),
    )
  }
}
