import { type AlertFactsFragment, OpenAlerts } from '../graphql/documents.ts'
import { follow } from '../graphql/follow.ts'
import { newStore, useStore } from '../store/store.ts'

export interface Alerts {
  /** Undefined before they are known. */
  alerts: readonly AlertFactsFragment[] | undefined
  openCount: number
  highCount: number
}

const unknown: Alerts = { alerts: undefined, openCount: 0, highCount: 0 }
const known = newStore(unknown)
const { now, become } = known

const changed = new Set<(leadIds: readonly string[]) => void>()

/** Calls it with the leads whose alerts are not as they were; returns what ends that. */
export function whenAlertsChange(listener: (leadIds: readonly string[]) => void): () => void {
  changed.add(listener)
  return () => void changed.delete(listener)
}

const leadsOf = (alerts: readonly AlertFactsFragment[]) =>
  alerts.flatMap(({ vendorLead }) => (vendorLead === null ? [] : [vendorLead.id]))

/** Follows the open alerts for the whole page, until the signal; after a break all of them come again. */
export function followAlerts(signal: AbortSignal): void {
  let isFirst = true
  signal.addEventListener('abort', () => become(unknown), { once: true })
  void follow(
    {
      document: OpenAlerts,
      variables: () => {
        isFirst = true
        return {}
      },
      hear({ alertsChanged: { alerts, openCount, highCount } }) {
        const told = alerts.filter((alert) => alert !== null)
        const others = isFirst
          ? []
          : (now().alerts ?? []).filter(({ id }) => told.every((each) => each.id !== id))
        const before = isFirst ? (now().alerts ?? []) : []
        isFirst = false
        become({ alerts: [...told.filter(isOpen), ...others].sort(byUrgency), openCount, highCount })
        const leadIds = [...new Set(leadsOf([...told, ...before]))]
        for (const listener of changed) listener(leadIds)
      },
    },
    signal,
  )
}

/** What somebody has just done is shown without waiting to be told. */
export function noteAlert(alert: AlertFactsFragment): void {
  const others = (now().alerts ?? []).filter(({ id }) => id !== alert.id)
  become({ ...now(), alerts: [...others, ...[alert].filter(isOpen)].sort(byUrgency) })
}

export const useOpenAlerts = () => useStore(known)

const isOpen = ({ resolvedAt }: AlertFactsFragment) => resolvedAt === null
const ranks: Readonly<Record<AlertFactsFragment['severity'], number>> = {
  HIGH: 0,
  MEDIUM: 1,
  LOW: 2,
  UNKNOWN: 3,
}

/** What matters most first, then the oldest. */
const byUrgency = (one: AlertFactsFragment, other: AlertFactsFragment) =>
  ranks[one.severity] - ranks[other.severity] || Date.parse(one.createdAt) - Date.parse(other.createdAt)
