import type { GrafastSubscriber } from 'postgraphile/grafast'

export type Follow<Notice> = (topic: string, signal: AbortSignal) => AsyncGenerator<Notice, void>

/** A subscriber that can be stopped while it waits, which a generator alone cannot. */
export function feed<Notice>(follow: Follow<Notice>): GrafastSubscriber<Record<string, Notice>> {
  return {
    subscribe(topic) {
      const leaving = new AbortController()
      const notices = follow(String(topic), leaving.signal)
      const iterator: AsyncIterableIterator<Notice> = {
        next: () => notices.next(),
        async return() {
          leaving.abort()
          await notices.return()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]: () => iterator,
      }
      return iterator
    },
  }
}
