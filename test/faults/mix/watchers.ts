import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../../../db/connection/pool.ts'
import { type Following, followMoves, keepFollowing } from '../../server/support/following.ts'
import type { Found } from '../rig/verdict.ts'

const longestCatchingUpMs = 60_000

/** People before a dashboard: one follows every move, others what stands where and which alerts are open. */
export interface Watchers {
  /** One of them reads nothing for a while. Returns how it goes on. */
  stopReading(): () => void
  /** Where a view differs from the tables, though it had time to catch up. */
  differences(db: Db): Promise<Found[]>
  close(): Promise<void>
}

interface Seen {
  stages: Record<string, number>
  openAlerts: number
}

export function watch(port: () => number, token: string): Watchers {
  const seen: Seen = { stages: {}, openAlerts: 0 }
  const moves = followMoves(port, token)
  const state = <Data>(query: string, hear: (data: Data) => void): Following =>
    keepFollowing<Data>(port, token, { query, variables: () => ({}), hear })
  const followings = [
    moves,
    state<{ stageCountsChanged: { counts: { stage: string; leads: number }[] } }>(
      'subscription { stageCountsChanged { counts { stage leads } } }',
      ({ stageCountsChanged: { counts } }) => {
        seen.stages = Object.fromEntries(
          counts.filter(({ leads }) => leads > 0).map(({ stage, leads }) => [stage, leads]),
        )
      },
    ),
    state<{ alertsChanged: { openCount: number } }>(
      'subscription { alertsChanged { openCount } }',
      ({ alertsChanged }) => {
        seen.openAlerts = alertsChanged.openCount
      },
    ),
  ]
  let stopped = 0

  async function differencesNow(db: Db): Promise<Found[]> {
    const { rows } = await db.query<Seen & { moves: string[] }>(
      `select
         (select json_object_agg(stage, leads) from (
            select pipeline_stage as stage, count(*)::integer as leads from pipeline.vendor_leads group by 1
          ) as counted) as stages,
         (select count(*)::integer from pipeline.alerts where resolved_at is null) as "openAlerts",
         array(select id::text from pipeline.pipeline_events where event_type = 'stage_change') as moves`,
    )
    const [is] = rows
    if (is === undefined) throw new Error('no answer')
    const times = Map.groupBy(moves.events, (id) => id)
    const missed = is.moves.filter((id) => !times.has(id))
    const twice = [...times.values()].filter((heard) => heard.length > 1).map(([id]) => id)
    const found: Found[] = []
    if (missed.length > 0) found.push({ what: 'a subscriber missed moves', detail: missed })
    if (twice.length > 0) found.push({ what: 'a subscriber heard moves twice', detail: twice })
    if (!isSame(seen.stages, is.stages))
      found.push({
        what: 'a subscriber sees other counts of leads',
        detail: { seen: seen.stages, is: is.stages },
      })
    if (seen.openAlerts !== is.openAlerts)
      found.push({
        what: 'a subscriber sees other alerts',
        detail: { seen: seen.openAlerts, is: is.openAlerts },
      })
    return found
  }

  return {
    stopReading() {
      stopped += 1
      return followings[stopped % followings.length]?.stopReading() ?? (() => {})
    },
    async differences(db) {
      const until = Date.now() + longestCatchingUpMs
      for (;;) {
        const found = await differencesNow(db)
        if (found.length === 0 || Date.now() > until) return found
        await pause(500)
      }
    },
    async close() {
      await Promise.all(followings.map((one) => one.lastBreak()))
    },
  }
}

function isSame(one: Record<string, number>, other: Record<string, number> | null): boolean {
  const sorted = (counts: Record<string, number>) => JSON.stringify(Object.entries(counts).toSorted())
  return sorted(one) === sorted(other ?? {})
}
