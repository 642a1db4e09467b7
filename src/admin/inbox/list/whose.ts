import type { Item } from '../state/inbox_state.ts'

type Whose = Pick<Item, 'assignedTo' | 'passedOnTo'> & {
  vendorLead: { leadOwner: { owner: string } | null } | null
}

/** Whose a question is, for a row of the list. */
export function whoseInWords({ assignedTo, passedOnTo, vendorLead }: Whose, userName: string): string {
  if (assignedTo !== null) return assignedTo === userName ? 'mine' : assignedTo
  if (passedOnTo === 'everybody') return 'everybody’s'
  const owner = vendorLead?.leadOwner?.owner
  if (owner === undefined) return ''
  return owner === userName ? 'my lead' : `${owner}’s lead`
}
