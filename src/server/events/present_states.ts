import type { Db } from '../../../db/connection/pool.ts'
import {
  type BulkActState,
  type OpenAlert,
  readBulkActs,
  readLastEventId,
  readLeadVersions,
  readOpenAlerts,
  readStageCounts,
  type StageCount,
} from '../../../db/figures/present_states.ts'
import { readUnreadNotices, type UnreadNotices } from '../../../db/work/notices.ts'
import type { Log } from '../../log.ts'
import { type StateWatch, stateWatch, type Versioned } from './state_watch.ts'

export interface StageCounts {
  counts: readonly StageCount[]
}

/** What subscribers may watch: a lead, the open alerts, what is done to many leads, how many leads stand at each stage, what a user has not read. */
export interface PresentStates {
  leads: StateWatch<{ leadId: string }>
  alerts: StateWatch<readonly OpenAlert[]>
  bulkActs: StateWatch<readonly BulkActState[]>
  stageCounts: StateWatch<StageCounts>
  notices: StateWatch<UnreadNotices>
}

/** The one topic of what there is only one of. */
export const everything = 'all'

const pauseMs = 250
/** An event of a long transaction may come to light after younger ones; this finds its move. */
const recountMs = 5_000

export function presentStates(db: Db, log: Log, stopping: AbortSignal): PresentStates {
  const options = { pauseMs, log, stopping }
  return {
    leads: stateWatch(async (leadIds) => {
      const versions = await readLeadVersions(db, leadIds)
      return new Map([...versions].map(([leadId, version]) => [leadId, { version, state: { leadId } }]))
    }, options),
    alerts: stateWatch(async () => allOf(await readOpenAlerts(db)), options),
    bulkActs: stateWatch(async () => allOf(await readBulkActs(db)), options),
    stageCounts: stateWatch(countStages(db), options),
    notices: stateWatch(async (userIds) => {
      const unread = await readUnreadNotices(db, userIds)
      return new Map(unread.map((state) => [state.userId, { version: JSON.stringify(state), state }]))
    }, options),
  }
}

/** All rows as one state, another one whenever one of them has changed. */
function allOf<Row extends { id: string; version: string }>(rows: readonly Row[]) {
  const version = rows.map((row) => `${row.id}${row.version}`).join()
  return new Map([[everything, { version, state: rows }]])
}

/** Counting takes a tenth of a second among a million leads, so it is done only when something has happened. */
function countStages(db: Db): () => Promise<Map<string, Versioned<StageCounts>>> {
  let counted: { afterEvent: string; at: number; present: Versioned<StageCounts> } | undefined
  return async () => {
    const lastEvent = await readLastEventId(db)
    if (
      counted === undefined ||
      counted.afterEvent !== lastEvent ||
      performance.now() - counted.at > recountMs
    ) {
      const counts = await readStageCounts(db)
      const version = counts.map(({ leads }) => leads).join()
      counted = { afterEvent: lastEvent, at: performance.now(), present: { version, state: { counts } } }
    }
    return new Map([[everything, counted.present]])
  }
}
