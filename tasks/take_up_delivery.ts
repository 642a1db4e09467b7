import { z } from 'zod'
import type { Db } from '../db/connection/pool.ts'
import { findWaitingLead, takeUpLead } from '../db/leads/lead_sources.ts'
import { takeUpDelivery } from '../db/work/deliveries.ts'
import type { FacebookSettings } from '../src/lead_sources/facebook/facebook_settings.ts'
import { fetchLead } from '../src/lead_sources/facebook/fetch_lead.ts'
import { readSourceLead } from '../src/lead_sources/source_lead.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const payloadSchema = z.object({ delivery: z.uuid() })

/** Takes up what came in at a webhook: a lead of a source, or what a carrier says. */
const takeUp: TaskMaker =
  ({ pool, facebook }) =>
  async (payload, { abortSignal }) => {
    const { delivery } = payloadSchema.parse(payload)
    if (!(await takeUpBroughtLead(pool, delivery, facebook, abortSignal)))
      await takeUpDelivery(pool, delivery)
  }

/**
 * Makes a lead of what a source brought, or asks a person why it is none; fetches it first where the source only told of
 * it. False when the delivery is none of a lead that waits.
 */
async function takeUpBroughtLead(
  db: Db,
  deliveryId: string,
  facebook: FacebookSettings | undefined,
  signal?: AbortSignal,
): Promise<boolean> {
  let waiting = await findWaitingLead(db, deliveryId)
  if (waiting === undefined) return false
  if (waiting.mustBeFetched) {
    if (!(await fetchLead(db, deliveryId, waiting, facebook, signal))) return true
    waiting = await findWaitingLead(db, deliveryId)
    if (waiting === undefined) return true
  }
  await takeUpLead(db, deliveryId, readSourceLead(waiting))
  return true
}

export default takeUp
