import { type RefObject, useEffect } from 'react'

const card = '[data-card-link]'

/**
 * Arrows go from card to card and from column to column, Home and End to the ends of what is read; the
 * keys of `acts` ask what is to become of the card. Tab works as everywhere.
 */
export function useArrowKeys(
  container: RefObject<HTMLElement | null>,
  acts: Readonly<Record<string, (leadId: string) => void>>,
): void {
  useEffect(() => {
    const board = container.current
    if (board === null) return undefined
    const press = (event: KeyboardEvent) => {
      const focused = event.target instanceof HTMLElement ? event.target.closest('[data-lead]') : null
      if (focused === null || event.ctrlKey || event.metaKey || event.altKey) return
      const act = acts[event.key]
      if (act !== undefined) act(focused.getAttribute('data-lead') ?? '')
      else if (!goFrom(focused, event.key)) return
      event.preventDefault()
    }
    board.addEventListener('keydown', press)
    return () => board.removeEventListener('keydown', press)
  }, [container, acts])
}

function goFrom(focused: Element, key: string): boolean {
  const column = focused.closest('section')
  if (column === null) return false
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    for (let next = beside(column, key); next !== null; next = beside(next, key)) {
      if (focusOn(cardsOf(next)[0])) return true
    }
    return true
  }
  const cards = cardsOf(column)
  const at = cards.findIndex((each) => focused.contains(each))
  const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: cards.length - 1 }[key]
  if (next === undefined) return false
  focusOn(cards[next])
  return true
}

const beside = (column: Element, key: string) =>
  key === 'ArrowLeft' ? column.previousElementSibling : column.nextElementSibling

/** As they stand from top to bottom, which is not their order in the document. */
function cardsOf(column: Element): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>(card)].sort((one, other) => indexOf(one) - indexOf(other))
}

/** The card that stands there by now in this column, or the last one. */
export function cardNear(column: Element, index: number): HTMLElement | undefined {
  const cards = cardsOf(column)
  return cards.find((each) => indexOf(each) >= index) ?? cards.at(-1)
}

export const indexOf = (element: Element) =>
  Number(element.closest('[data-index]')?.getAttribute('data-index'))

function focusOn(element: HTMLElement | undefined): boolean {
  element?.focus()
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return element !== undefined
}
