import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { hasSimulatedDoor, takeSimulatedText } from '../../../db/simulation/vendors_phone.ts'
import { legible } from '../../free_text.ts'
import type { Identify } from '../access/requester.ts'
import { RequestRefused } from '../http/errors.ts'

const textSchema = z.strictObject({
  from: z.string().min(1).max(100),
  body: z
    .string()
    .trim()
    .min(1)
    .max(1600)
    .overwrite((body) => legible(body)),
  id: z.uuid(),
})

/**
 * Where the simulated carrier brings what a simulated vendor wrote, typed by whoever holds the vendor's phone on the page
 * of a lead. Where real vendors are there is no such door, for anybody.
 */
export const simulatedCarrierDoor: FastifyPluginAsync<{ pool: pg.Pool; identify: Identify }> = async (
  app,
  { pool, identify },
) => {
  app.post('/webhooks/simulated', async (request, reply) => {
    if (!(await hasSimulatedDoor(pool))) return reply.callNotFound()
    const requester = await identify(request)
    if (requester === undefined) {
      throw new RequestRefused(401, 'UNAUTHENTICATED', 'Sign in to hold the phone of a vendor.')
    }
    if (requester.role === 'viewer') {
      throw new RequestRefused(403, 'FORBIDDEN', 'Whoever may only look does not answer as a vendor.')
    }
    const read = textSchema.safeParse(request.body)
    if (!read.success) {
      throw new RequestRefused(
        400,
        'BAD_VALUE',
        'Send {"from": …, "body": …, "id": …}: a text of 1 to 1,600 characters.',
      )
    }
    const { from, body, id } = read.data
    const textId = await takeSimulatedText(pool, JSON.stringify(request.body), {
      ...{ from, body, id: `simulated-phone:${id}`, typedBy: requester.name },
    })
    request.log.info({ textId }, 'a simulated vendor wrote')
    return reply.code(202).send({ textId })
  })
}
