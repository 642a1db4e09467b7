import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useEvents } from '../../live/events.ts'
import { whenAlertsChange } from '../../waiting/open_alerts.ts'
import { LiveBoard } from './live_board.ts'
import type { Question } from './question.ts'

/** What changes without an event, as a row that somebody has changed in psql, is seen so soon. */
const withoutEventMs = 30_000

export interface ShownBoard {
  /** Until it has been read, what was shown before stands in its place. */
  shown: LiveBoard
  asked: LiveBoard
}

/** The board that is asked for, kept up to date as long as it is looked at. */
export function useLiveBoard(question: Question): ShownBoard {
  const key = JSON.stringify(question)
  const board = useMemo(() => new LiveBoard(JSON.parse(key)), [key])
  useEffect(() => {
    board.startOver()
    return () => board.end()
  }, [board])
  useEffect(() => {
    const notice = (leadIds: readonly string[]) => {
      for (const leadId of leadIds) board.note(leadId)
    }
    return whenAlertsChange(notice)
  }, [board])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && board.noteDrawn()
    const timer = setInterval(look, withoutEventMs)
    return () => clearInterval(timer)
  }, [board])
  useEvents({
    // What concerns no lead, such as a stop of all texts, concerns all of them.
    hear: ({ vendorLeadId }) => (vendorLeadId === null ? board.startOver() : board.note(vendorLeadId)),
    startOver: () => board.startOver(),
  })
  const isRead = useSyncExternalStore(
    useCallback((listener) => board.state.changes.listen('stages', listener), [board]),
    () => board.state.stages.length > 0,
  )
  const latest = useRef(board)
  if (isRead) latest.current = board
  return { shown: latest.current, asked: board }
}
