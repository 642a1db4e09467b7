const edge = 90
const fastest = 24

/** While a card is held near the left or right edge, the board moves on, the faster the nearer. */
export function scrollAtEdges(container: HTMLElement | null, x: number): void {
  if (container === null) return
  const { left, right } = container.getBoundingClientRect()
  const beyond = Math.max(0, left + edge - x) - Math.max(0, x - (right - edge))
  if (beyond !== 0) container.scrollBy({ left: -(beyond / edge) * fastest })
}
