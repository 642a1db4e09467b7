import { useEffect, useMemo } from 'react'
import { StageCounts } from '../../graphql/documents.ts'
import { follow } from '../../graphql/follow.ts'
import { hasEventCursor, useEvents } from '../../live/events.ts'
import { LiveBoard } from './live_board.ts'
import type { Question } from './question.ts'

/** The board that is asked for, kept up to date as long as it is looked at. */
export function useLiveBoard(question: Question): LiveBoard {
  const key = JSON.stringify(question)
  const board = useMemo(() => new LiveBoard(JSON.parse(key)), [key])
  useEffect(() => {
    const ending = new AbortController()
    board.startOver()
    void follow(
      {
        document: StageCounts,
        variables: () => ({}),
        // The line is open. Until an event has come nobody knows what fell between the first reading and that.
        hear: () => {
          if (!hasEventCursor()) board.startOver()
        },
      },
      ending.signal,
    )
    return () => {
      ending.abort()
      board.end()
    }
  }, [board])
  useEvents({
    hear: ({ vendorLeadId }) => {
      if (vendorLeadId !== null) board.note(vendorLeadId)
    },
    startOver: () => board.startOver(),
  })
  return board
}
