const field = 'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea'
/** Whoever has not pressed a key for so long has stopped typing. */
const stillTypingMs = 1_500
/** With these somebody says that they have finished. */
const finished = /^(Enter|Escape|Tab)$/

let typing: { into: Element; at: number } | undefined

/**
 * A field may go while somebody types into it: their question is answered elsewhere. What they go on typing is words, and
 * no key of the page.
 */
function press(event: KeyboardEvent): void {
  const { target, key, timeStamp } = event
  if (target instanceof Element && target.matches(field)) {
    typing = finished.test(key) ? undefined : { into: target, at: timeStamp }
    return
  }
  const goesOn = typing !== undefined && !typing.into.isConnected && !finished.test(key)
  if (!goesOn || typing === undefined || timeStamp - typing.at > stillTypingMs) {
    typing = undefined
    return
  }
  typing.at = timeStamp
  event.preventDefault()
  event.stopImmediatePropagation()
}

function stop(): void {
  typing = undefined
}

/** Before anybody else hears of a key. */
export function guardLostFields(): void {
  addEventListener('keydown', press, { capture: true })
  addEventListener('pointerdown', stop, { capture: true })
  addEventListener('focusin', stop, { capture: true })
}
