import { type RefObject, useEffect } from 'react'
import { useBoard } from '../../board/state/board_context.ts'
import { choose, chooseUpTo, endChoosing, isChoosing } from '../state/chosen.ts'

/**
 * Cards are picked with Ctrl or Shift and a click, with `x`, and by a plain click while somebody is choosing; Shift takes
 * all from the last one on. Esc picks none.
 */
export function useChoosing(container: RefObject<HTMLElement | null>, mayAct: boolean): void {
  const { state } = useBoard()
  useEffect(() => {
    const board = container.current
    if (board === null || !mayAct) return undefined

    const pick = (leadId: string, isRange: boolean) => {
      const stage = state.stageOf(leadId)
      if (isRange && stage !== undefined) chooseUpTo(leadId, state.view(stage)?.leadIds ?? [])
      else choose(leadId)
    }
    const click = (event: MouseEvent) => {
      const leadId = leadAt(event.target)
      if (leadId === undefined || isButton(event.target)) return
      if (!(event.ctrlKey || event.metaKey || event.shiftKey || isChoosing())) return
      event.preventDefault()
      event.stopPropagation()
      pick(leadId, event.shiftKey)
    }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const leadId = leadAt(event.target)
      if (event.key === 'Escape' && isChoosing()) endChoosing()
      else if (event.key.toLowerCase() === 'x' && leadId !== undefined) pick(leadId, event.shiftKey)
      else return
      event.preventDefault()
    }
    // A browser would mark the words between two cards.
    const keepWords = (event: MouseEvent) => {
      if (event.shiftKey && leadAt(event.target) !== undefined) event.preventDefault()
    }
    board.addEventListener('click', click, { capture: true })
    board.addEventListener('mousedown', keepWords)
    board.addEventListener('keydown', press)
    return () => {
      board.removeEventListener('click', click, { capture: true })
      board.removeEventListener('mousedown', keepWords)
      board.removeEventListener('keydown', press)
    }
  }, [container, mayAct, state])
  useEffect(() => endChoosing, [])
}

const leadAt = (target: EventTarget | null) =>
  target instanceof Element
    ? (target.closest('[data-lead]')?.getAttribute('data-lead') ?? undefined)
    : undefined

const isButton = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button') !== null
