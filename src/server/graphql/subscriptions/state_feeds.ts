import type { GrafastSubscriber } from 'postgraphile/grafast'
import type { OpenAlert, StageCount } from '../../../../db/figures/present_states.ts'
import { everything, type PresentStates } from '../../events/present_states.ts'
import { feed } from './feed.ts'

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
