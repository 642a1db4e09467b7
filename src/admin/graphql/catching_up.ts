import { newStore, useStore } from '../store/store.ts'

/** How many readings are under way without which the page is not up to date. */
const readings = newStore(0)
const add = (change: 1 | -1) => readings.become(readings.now() + change)

/** Until what is read here has arrived, the page does not claim to be up to date. */
export async function whileCatchingUp<Result>(read: () => Promise<Result>): Promise<Result> {
  add(1)
  try {
    return await read()
  } finally {
    add(-1)
  }
}

export const useIsCatchingUp = () => useStore(readings) > 0
