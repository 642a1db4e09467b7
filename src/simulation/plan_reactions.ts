import type pg from 'pg'
import { inOwnTransaction } from '../../db/connection/in_transaction.ts'
import {
  addToPlan,
  letTextsArrive,
  readDealsToMove,
  readItemsToResolve,
  readTexts,
} from '../../db/simulation/play.ts'
import { moveDeal } from './office/move_deal.ts'
import { resolveItem } from './office/resolve_item.ts'
import type { PlannedAct } from './planning/planned_act.ts'
import { react } from './vendors/react.ts'
import type { ReadText } from './vendors/read_text.ts'
import { replyTimes } from './vendors/reply_times.ts'

/**
 * Vendors read what has reached them, the office looks at its deals and review items, and what each will do about it
 * is written down. Reading and writing down are one transaction: nobody forgets what they read.
 */
export async function planReactions(pool: pg.Pool, seed: number): Promise<void> {
  await letTextsArrive(pool)
  await inOwnTransaction(pool, 'begin', async (db) => {
    const texts = await readTexts(db)
    const deals = await readDealsToMove(db)
    const items = await readItemsToResolve(db)
    await addToPlan(db, [
      ...texts.flatMap((text) => repliesTo(seed, text)),
      ...deals.flatMap((deal) => moveDeal(seed, deal) ?? []),
      ...items.map((item) => resolveItem(seed, item)),
    ])
  })
}

function repliesTo(seed: number, text: ReadText): PlannedAct[] {
  const replies = react(seed, text)
  const times = replyTimes(seed, text, replies)
  return replies.flatMap(({ act, body, facts }, index) => {
    const dueAt = times[index]
    if (dueAt === undefined) return []
    const occasion = `text:${text.messageId}:${index + 1}`
    return { dueAt, kind: 'text', vendor: text.vendor.number, occasion, payload: { act, body, facts } }
  })
}
