import type { BulkActState, OpenAlert } from '../../../../db/figures/present_states.ts'
import type { UnreadNotices } from '../../../../db/work/notices.ts'
import type { Budget } from '../../budget/budget.ts'
import { everything, type PresentStates } from '../../events/present_states.ts'
import { type Follow, feed } from './feed.ts'
import { withinBudget } from './within_budget.ts'

/** Where the subscriptions to states get them from. */
export type StateFeeds = ReturnType<typeof stateFeeds>

const mostTold = 100

export function stateFeeds(states: PresentStates, budget: Budget) {
  const own = <Notice>(follow: Follow<Notice>) => withinBudget(budget, feed(follow))
  return {
    leads: own((leadId, signal) => states.leads.follow(leadId.toLowerCase(), signal)),
    alerts: own((_, signal) => alertsChanges(states.alerts.follow(everything, signal))),
    bulkActs: own((_, signal) => bulkActsChanges(states.bulkActs.follow(everything, signal))),
    stageCounts: own((_, signal) => states.stageCounts.follow(everything, signal)),
    notices: own((userId, signal) => noticesChanges(states.notices.follow(userId, signal))),
  }
}

/** The open alerts first, then those that are not as they were told: new, raised again, acknowledged or resolved. */
async function* alertsChanges(states: AsyncIterable<readonly OpenAlert[]>) {
  const changedSince = changes()
  for await (const open of states) {
    yield {
      openCount: open.length,
      unacknowledgedCount: open.filter(({ acknowledged }) => !acknowledged).length,
      highCount: open.filter(({ severity }) => severity === 'HIGH').length,
      alertIds: changedSince(open),
    }
  }
}

/** The acts that are not over and the latest others first, then those that are not as they were told. */
async function* bulkActsChanges(states: AsyncIterable<readonly BulkActState[]>) {
  const changedSince = changes()
  for await (const acts of states) {
    yield { openCount: acts.filter(({ isOver }) => !isOver).length, actIds: changedSince(acts) }
  }
}

/** Which rows are there, have become others or are gone since the last time, the latest first. */
function changes(): (rows: readonly { id: string; version: string }[]) => string[] {
  let told: ReadonlyMap<string, string> = new Map()
  return (rows) => {
    const versions = new Map(rows.map(({ id, version }) => [id, version]))
    const changed = new Set([...versions.keys(), ...told.keys()])
    for (const id of changed) if (versions.get(id) === told.get(id)) changed.delete(id)
    told = versions
    return [...changed].sort().reverse().slice(0, mostTold)
  }
}

/** What was not read first, then what is new or happened again. */
async function* noticesChanges(states: AsyncIterable<UnreadNotices>) {
  let told: ReadonlyMap<string, number> = new Map()
  for await (const { unread, newest } of states) {
    const changed = newest.filter(({ id, occurrences }) => told.get(id) !== occurrences)
    told = new Map(newest.map(({ id, occurrences }) => [id, occurrences]))
    yield { unreadCount: unread, noticeIds: changed.map(({ id }) => id) }
  }
}
