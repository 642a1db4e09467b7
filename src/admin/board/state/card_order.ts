import type { BoardOrder, CardFragment } from '../../graphql/documents.ts'

export type Card = CardFragment

interface Order {
  value: (card: Card) => number | null
  direction: 1 | -1
}

/** In milliseconds, to the microsecond: the API sorts by those, too. */
const momentOf = (at: string | null) =>
  at === null ? null : Date.parse(at) + Number(/\.\d{3}(\d{3})/.exec(at)?.[1] ?? 0) / 1_000
const amountOf = (amount: string | null) => (amount === null ? null : Number(amount))

/** What a lead is worth on the board: our offer, or what the vendor asks where there is none. */
export const worthOf = (card: Card) => amountOf(card.offerAmount ?? card.askingPrice)

const arrival: Order = { value: (card) => momentOf(card.stageEnteredAt), direction: -1 }
const mostUrgent: Order = { value: (card) => momentOf(card.dueAt), direction: 1 }
const orders: Readonly<Record<BoardOrder, Order>> = {
  NEXT_ACTION: mostUrgent,
  UNKNOWN: mostUrgent,
  TIME_IN_STAGE: { value: (card) => momentOf(card.stageEnteredAt), direction: 1 },
  LAST_REPLY: { value: (card) => momentOf(card.lastReplyAt), direction: -1 },
  OFFER: { value: (card) => amountOf(card.offerAmount), direction: -1 },
  VALUE: { value: worthOf, direction: -1 },
}

/** As the API sorts: without a value last, then by id; a terminal stage always by arrival. */
export function cardOrder(orderBy: BoardOrder, isTerminal: boolean): (one: Card, other: Card) => number {
  const { value, direction } = isTerminal ? arrival : orders[orderBy]
  return (one, other) => {
    const [a, b] = [value(one), value(other)]
    if (a !== null && b !== null && a !== b) return (a - b) * direction
    if ((a === null) !== (b === null)) return a === null ? 1 : -1
    return (one.leadId < other.leadId ? -1 : 1) * direction
  }
}
