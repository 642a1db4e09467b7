import type { BoardOrder, Turn } from '../../graphql/documents.ts'

/** What somebody wants to see of the board; all of it stands in the address. */
export interface Question {
  search?: string
  source?: string
  owner?: string
  turn?: Turn
  orderBy: BoardOrder
}

export const orders: Readonly<Record<string, { order: BoardOrder; label: string }>> = {
  due: { order: 'NEXT_ACTION', label: 'What is due first' },
  age: { order: 'TIME_IN_STAGE', label: 'Longest at the stage' },
  reply: { order: 'LAST_REPLY', label: 'Latest reply' },
  offer: { order: 'OFFER', label: 'Highest offer' },
  value: { order: 'VALUE', label: 'Highest value' },
}

/** In the address; no user has such a name. */
export const nobody = '-'

const turns: Readonly<Record<string, Turn>> = { us: 'us', vendor: 'vendor' }

/** `mine` in the address is whoever looks, so that a link shows each their own. */
export function readQuestion(address: string, userName: string): Question {
  const given = new URLSearchParams(address)
  const owner = given.get('owner')
  return {
    ...textOf('search', given.get('search')),
    ...textOf('source', given.get('source')),
    ...(owner === nobody ? { owner: '' } : textOf('owner', owner === 'mine' ? userName : owner)),
    ...textOf('turn', turns[given.get('turn') ?? '']),
    orderBy: orders[given.get('order') ?? '']?.order ?? 'NEXT_ACTION',
  }
}

function textOf<Name extends string, Text extends string>(
  name: Name,
  text: Text | null | undefined,
): { [name in Name]?: Text } {
  return text == null || text.trim() === '' ? {} : ({ [name]: text } as { [name in Name]: Text })
}
