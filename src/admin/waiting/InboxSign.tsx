import { Sign } from './Sign.tsx'
import { useWaitingItems } from './useWaitingItems.ts'

export function InboxSign() {
  return <Sign count={useWaitingItems()} of="wait for a person" />
}
