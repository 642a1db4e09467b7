import type { GrafastSubscriber } from 'postgraphile/grafast'
import { SafeError } from 'postgraphile/grafast'

/** Per user, over all of their connections to this process. */
const mostSubscriptions = 500

/** Counts the subscriptions that each user has open, and refuses one too many. */
export class SubscriptionLimit {
  readonly #open = new Map<string, number>()

  /** The feed as this user may have it. */
  of<Notice>(
    userId: string,
    feed: GrafastSubscriber<Record<string, Notice>>,
  ): GrafastSubscriber<Record<string, Notice>> {
    return {
      subscribe: (topic) => {
        const open = this.#open.get(userId) ?? 0
        if (open >= mostSubscriptions) {
          throw new SafeError(`You have ${mostSubscriptions} subscriptions open; end one first.`, {
            code: 'TOO_MANY_SUBSCRIPTIONS',
          })
        }
        this.#open.set(userId, open + 1)
        return this.#counted(userId, feed.subscribe(topic) as AsyncIterableIterator<Notice>)
      },
    }
  }

  #counted<Notice>(userId: string, notices: AsyncIterableIterator<Notice>): AsyncIterableIterator<Notice> {
    let isOpen = true
    const end = () => {
      if (!isOpen) return
      isOpen = false
      const left = (this.#open.get(userId) ?? 1) - 1
      if (left === 0) this.#open.delete(userId)
      else this.#open.set(userId, left)
    }
    const counted: AsyncIterableIterator<Notice> = {
      async next() {
        try {
          const result = await notices.next()
          if (result.done) end()
          return result
        } catch (error) {
          end()
          throw error
        }
      },
      async return() {
        end()
        await notices.return?.()
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]: () => counted,
    }
    return counted
  }
}
