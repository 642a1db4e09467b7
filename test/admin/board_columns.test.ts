import { expect, test } from 'vitest'
import { BoardState } from '../../src/admin/board/state/board_state.ts'
import type { ColumnFragment } from '../../src/admin/graphql/documents.ts'

type Card = ColumnFragment['cards'][number]

const card = (leadId: string, dueAt: string) =>
  ({
    leadId,
    dueAt: `2026-03-02T10:00:${dueAt}+00:00`,
    cursor: leadId,
    askingPrice: null,
    offerAmount: null,
  }) as Card
const column = (leadCount: number, ...cards: Card[]): ColumnFragment[] => [
  {
    stage: 'OFFER_MADE',
    title: 'Offer made',
    isTerminal: false,
    leadCount,
    totalValue: '0.00',
    cards,
  } as ColumnFragment,
]

function boardWith(leadCount: number, ...cards: Card[]) {
  const state = new BoardState('NEXT_ACTION')
  state.replace(column(leadCount, ...cards))
  const shown = () => {
    const { leadIds, isComplete } = state.view('OFFER_MADE') ?? {}
    return { leadIds, isComplete }
  }
  return { state, shown }
}

const [first, second, third] = [card('a', '01.000000'), card('b', '02.000000'), card('c', '03.000000')]

test('where all cards that were known have left, no later one stands before those that nobody has read', () => {
  const { state, shown } = boardWith(0)
  state.apply(['a'], column(2, first)) // The second came as well; its event comes next.
  state.apply(['b'], column(2, second))
  expect(shown()).toEqual({ leadIds: ['a'], isComplete: false })
  state.apply(['a'], column(1))
  state.apply(['c'], column(2, third))
  expect(state.lastRead('OFFER_MADE')).toBeUndefined() // It is read from its beginning.
  state.append('OFFER_MADE', [second, third])
  expect(shown()).toEqual({ leadIds: ['b', 'c'], isComplete: true })
})

test('a column that reading on does not complete, though it changed since it was read, has gaps', () => {
  const { state } = boardWith(2, third)
  state.append('OFFER_MADE', [])
  expect(state.hasGaps('OFFER_MADE')).toBe(false) // It was read so: reading it anew would tell the same.
  state.apply(['a'], column(3, first))
  expect(state.hasGaps('OFFER_MADE')).toBe(false)
  state.append('OFFER_MADE', [third])
  expect(state.hasGaps('OFFER_MADE')).toBe(true)
})

test('of two of the same millisecond the earlier comes first', () => {
  const { state, shown } = boardWith(2, card('z', '01.000100'), card('y', '01.000300'))
  state.apply(['x'], column(3, card('x', '01.000200')))
  expect(shown().leadIds).toEqual(['z', 'x', 'y'])
})
