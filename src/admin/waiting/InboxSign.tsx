import { Sign } from './Sign.tsx'
import { useWaitingItems } from './useWaitingItems.ts'

export function InboxSign() {
  const count = useWaitingItems()
  return <Sign count={count} of={count === 1 ? 'waits for a person' : 'wait for a person'} />
}
