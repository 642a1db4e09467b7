import type { Db } from '../../db/connection/pool.ts'
import { inTransaction, story } from './databases/database.ts'

/** Waits that stories know by heart, of our turn and of the vendor's silence. */
const waits = {
  our_turn: {
    ...{ NEW_LEAD: '1 hour', AI_CONVERSATION: '4 hours', DEAL_VALIDATION: '4 hours', OFFER_MADE: '16 hours' },
    ...{ VIDEO_SENT: '16 hours', RETRY_1: '16 hours', RETRY_2: '16 hours', RETRY_3: '16 hours' },
    ...{ OFFER_REJECTED: '24 hours', OFFER_ACCEPTED: '3 days', INVESTOR_PACK_SENT: '14 days' },
    ...{ INVESTOR_RESERVED: '14 days', DUE_DILIGENCE: '90 days' },
  },
  follow_up_1: { AI_CONVERSATION: '24 hours', DEAL_VALIDATION: '24 hours' },
  follow_up_2: { AI_CONVERSATION: '48 hours', DEAL_VALIDATION: '48 hours' },
  no_response: { AI_CONVERSATION: '72 hours', DEAL_VALIDATION: '72 hours' },
  timeout: {
    ...{ OFFER_MADE: '48 hours', VIDEO_SENT: '48 hours', RETRY_1: '48 hours', RETRY_2: '48 hours' },
    ...{ RETRY_3: '72 hours' },
  },
  close: { OFFER_REJECTED: '48 hours' },
}

/** Whatever the rules say by now: of what a wait is, only `no_answer.test.ts` tells. */
async function bringWaits(db: Db): Promise<void> {
  await db.query(
    `update pipeline.stage_timers as rules
     set after = its.after::interval
     from json_each($1::json) as named
     cross join json_each_text(named.value) as its (stage, after)
     where rules.name = named.key and rules.stage = its.stage and rules.after <> its.after::interval`,
    [JSON.stringify(waits)],
  )
}

/** Stories that pass time by the hour bring the waits that they speak of. */
export const storyOfWaits = story.extend('waits', { auto: true }, ({ database: { db } }) => bringWaits(db))

export const inTransactionOfWaits = inTransaction.extend('waits', { auto: true }, ({ db }) => bringWaits(db))
