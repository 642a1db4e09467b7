import { useSyncExternalStore } from 'react'

/** What the whole page knows beside React. */
export interface Store<Value> {
  now: () => Value
  become: (next: Value) => void
  listen: (listener: () => void) => () => void
}

/** @param whileHeard begun when somebody begins to listen; what it returns is called when nobody does any more. */
export function newStore<Value>(initially: Value, whileHeard?: () => () => void): Store<Value> {
  let value = initially
  let end: (() => void) | undefined
  const listeners = new Set<() => void>()
  return {
    now: () => value,
    become(next) {
      value = next
      for (const listener of listeners) listener()
    },
    listen(listener) {
      listeners.add(listener)
      if (listeners.size === 1) end = whileHeard?.()
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) end?.()
      }
    },
  }
}

/** Drawn again when it becomes another. */
export const useStore = <Value>({ listen, now }: Store<Value>): Value => useSyncExternalStore(listen, now)
