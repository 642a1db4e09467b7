import type { GrafastSubscriber } from 'postgraphile/grafast'
import type { OpenAlert, StageCount } from '../../../../db/figures/present_states.ts'
import { everything, type PresentStates } from '../../events/present_states.ts'

export interface AlertsChange {
  openCount: number
  unacknowledgedCount: number
  highCount: number
  alertIds: string[]
}

/** Where the subscriptions to states get them from. */
export interface StateFeeds {
  leads: GrafastSubscriber<Record<string, { leadId: string }>>
  alerts: GrafastSubscriber<Record<string, AlertsChange>>
  stageCounts: GrafastSubscriber<Record<string, { counts: readonly StageCount[] }>>
}

const mostAlerts = 100

export function stateFeeds(states: PresentStates): StateFeeds {
  return {
    leads: feed((leadId, signal) => states.leads.follow(leadId.toLowerCase(), signal)),
    alerts: feed((_, signal) => alertsChanges(states.alerts.follow(everything, signal))),
    stageCounts: feed((_, signal) => states.stageCounts.follow(everything, signal)),
  }
}

/** A subscriber that can be stopped while it waits, which a generator alone cannot. */
function feed<Notice>(
  follow: (topic: string, signal: AbortSignal) => AsyncGenerator<Notice, void>,
): GrafastSubscriber<Record<string, Notice>> {
  return {
    subscribe(topic) {
      const leaving = new AbortController()
      const notices = follow(String(topic), leaving.signal)
      const iterator: AsyncIterableIterator<Notice> = {
        next: () => notices.next(),
        async return() {
          leaving.abort()
          await notices.return()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]: () => iterator,
      }
      return iterator
    },
  }
}

/** The open alerts first, then those that are not as they were told: new, raised again, acknowledged or resolved. */
async function* alertsChanges(
  states: AsyncIterable<readonly OpenAlert[]>,
): AsyncGenerator<AlertsChange, void> {
  let told: ReadonlyMap<string, string> = new Map()
  for await (const open of states) {
    const versions = new Map(open.map(({ id, version }) => [id, version]))
    const changed = new Set([...versions.keys(), ...told.keys()])
    for (const id of changed) if (versions.get(id) === told.get(id)) changed.delete(id)
    told = versions
    yield {
      openCount: open.length,
      unacknowledgedCount: open.filter(({ acknowledged }) => !acknowledged).length,
      highCount: open.filter(({ severity }) => severity === 'HIGH').length,
      alertIds: [...changed].sort().reverse().slice(0, mostAlerts),
    }
  }
}
