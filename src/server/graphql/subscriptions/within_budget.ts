import type { GrafastSubscriber } from 'postgraphile/grafast'
import type { Budget } from '../../budget/budget.ts'

/** The feed as a user may have it: while their budget is used up, what they would be told waits. */
export function withinBudget<Notice>(
  budget: Budget,
  feed: GrafastSubscriber<Record<string, Notice>>,
): GrafastSubscriber<Record<string, Notice>> {
  return {
    subscribe(topic) {
      const end = budget.openSubscription()
      const notices = feed.subscribe(topic) as AsyncIterableIterator<Notice>
      const counted: AsyncIterableIterator<Notice> = {
        async next() {
          try {
            await budget.untilAllowed()
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
    },
  }
}
