/** How many readings are under way without which the page is not up to date. */
let readings = 0
const listeners = new Set<() => void>()

function add(change: 1 | -1): void {
  readings += change
  for (const listener of listeners) listener()
}

/** Until what is read here has arrived, the page does not claim to be up to date. */
export async function whileCatchingUp<Result>(read: () => Promise<Result>): Promise<Result> {
  add(1)
  try {
    return await read()
  } finally {
    add(-1)
  }
}

export const isCatchingUp = () => readings > 0

export function listenToReadings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
