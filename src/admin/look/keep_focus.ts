import { giveFocus } from './heirs.ts'

const fields = 'input, select, textarea, button'

/**
 * For the box of a dialog. When what has the focus gives way to the next step, its first field gets it, so that keys
 * go on; when the dialog is gone, what had it before has it again.
 */
export function keepFocus(box: HTMLElement | null): (() => void) | undefined {
  if (box === null) return undefined
  const before = document.activeElement
  let latest: EventTarget | null = null
  const note = ({ target }: FocusEvent) => {
    latest = target
  }
  const goOn = () => {
    const isLost = latest instanceof Element && !latest.isConnected
    if (!isLost || document.activeElement !== document.body) return
    const first = box.querySelector<HTMLElement>('[data-autofocus]') ?? box.querySelector<HTMLElement>(fields)
    first?.focus()
  }
  box.addEventListener('focusin', note)
  const observer = new MutationObserver(goOn)
  observer.observe(box, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    box.removeEventListener('focusin', note)
    // What is in the dialog has the focus until it is gone.
    queueMicrotask(() => giveFocus(before))
  }
}
