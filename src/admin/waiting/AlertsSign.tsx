import { useOpenAlerts } from './open_alerts.ts'
import { Sign } from './Sign.tsx'

/** One that matters now gives its colour to all. */
export function AlertsSign() {
  const { openCount, highCount } = useOpenAlerts()
  const isUrgent = highCount > 0
  return (
    <Sign count={openCount} of={isUrgent ? `open, ${highCount} of them high` : 'open'} isUrgent={isUrgent} />
  )
}
