import { useEffect, useMemo } from 'react'
import { Provider } from 'urql'
import { followBulkActs } from '../bulk/state/live_acts.ts'
import { newPagesClient } from '../graphql/clients.ts'
import { followEvents } from '../live/events.ts'
import { followNotices } from '../notices/my_notices.ts'
import { useSession } from '../session/session.ts'
import { followAlerts } from '../waiting/open_alerts.ts'
import { forgetAllWords } from '../words/kept_words.ts'
import { Shell } from './Shell.tsx'

/** Everything that is only there for somebody; whoever signs in next begins with nothing of the one before. */
export function SignedIn() {
  const session = useSession()
  const name = session.state === 'in' ? session.user.name : ''
  const signIns = session.state === 'in' ? session.count : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another user has another cache
  const client = useMemo(newPagesClient, [name])

  // biome-ignore lint/correctness/useExhaustiveDependencies: so has another user nothing typed
  useEffect(() => forgetAllWords, [name])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever signs in again follows again
  useEffect(() => {
    const ending = new AbortController()
    followEvents(ending.signal)
    followAlerts(ending.signal)
    followBulkActs(ending.signal)
    followNotices(ending.signal)
    return () => ending.abort()
  }, [signIns])

  return (
    <Provider value={client} key={name}>
      <Shell />
    </Provider>
  )
}
