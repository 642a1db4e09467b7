import type { Db } from '../../db/connection/pool.ts'
import { isLocked } from '../../db/connection/sql_error.ts'
import { findWaitingLead, takeUpLead, unknownSources } from '../../db/leads/lead_sources.ts'
import {
  beginReplay,
  findReplay,
  isKnownDelivery,
  type KeptDelivery,
  replayDelivery,
} from '../../db/work/deliveries_at_rest.ts'
import { readSourceLead } from '../lead_sources/source_lead.ts'
import { deliveriesIn } from './deliveries_file.ts'

export interface Replayed {
  /** How many of each door, by how they were judged: `counts.taken.twilio_inbound`. */
  counts: Record<string, Record<string, number>>
  /** Whether the right to send was withheld for it. */
  isWithheld: boolean
}

/**
 * Says what this database has of a file of deliveries, and what is new to it.
 *
 * @throws where a source of the file is none here: nothing of it could be brought in.
 */
export async function rehearse(db: Db, path: string): Promise<Replayed> {
  const counts: Replayed['counts'] = {}
  const sources = new Set<string>()
  for await (const { id, door, source } of deliveriesIn(path)) {
    count(counts, (await isKnownDelivery(db, id)) ? 'known' : 'new', door)
    if (source != null) sources.add(source)
  }
  const unknown = await unknownSources(db, sources)
  if (unknown.length > 0) {
    throw new Error(
      `The file has leads of ${unknown.join(', ')}, which pipeline.lead_sources does not have here: add the row first.`,
    )
  }
  return { counts, isWithheld: false }
}

/** Brings in again what a file has and this database has not. All of the file is read before any of it is brought in. */
export async function replayDeliveries(
  db: Db,
  path: string,
  { reason, withholdsSending = false }: { reason: string; withholdsSending?: boolean },
): Promise<Replayed> {
  const rehearsed = await rehearse(db, path)
  if (rehearsed.counts.new === undefined) return rehearsed

  const isWithheld = await beginReplay(db, reason, withholdsSending)
  const counts: Replayed['counts'] = {}
  for await (const delivery of deliveriesIn(path)) {
    count(counts, await bringAgain(db, delivery), delivery.door)
  }
  return { counts, isWithheld }
}

/** A lead is taken up at once: where nothing may be sent no worker begins. */
async function bringAgain(db: Db, delivery: KeptDelivery): Promise<string> {
  const verdict = await replayDelivery(db, delivery)
  const replay = verdict === 'waiting' ? await findReplay(db, delivery.id) : undefined
  const waiting = replay && (await findWaitingLead(db, replay.id))
  if (replay === undefined || waiting === undefined || waiting.mustBeFetched) return verdict
  await takeUpLead(db, replay.id, readSourceLead(waiting)).catch((error: unknown) => {
    if (!isLocked(error)) throw error // else a worker takes it up
  })
  return (await findReplay(db, delivery.id))?.verdict ?? verdict
}

function count(counts: Replayed['counts'], verdict: string, door: string): void {
  const ofDoors = counts[verdict] ?? {}
  ofDoors[door] = (ofDoors[door] ?? 0) + 1
  counts[verdict] = ofDoors
}
