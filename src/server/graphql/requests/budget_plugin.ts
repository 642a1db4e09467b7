import { GraphQLError } from 'postgraphile/graphql'
import type { Budget } from '../../budget/budget.ts'
import { aroundOperations } from './around_operations.ts'

type WithPgClient = (settings: unknown, use: (client: unknown) => Promise<unknown>) => Promise<unknown>

interface Budgeted {
  budget: Budget
  withPgClient: WithPgClient
}

/** Operations run within the budget of their user, over whichever transport they came. */
export const budgetPlugin = aroundOperations('PipelineBudgetPlugin', {
  async prepareArgs(next, { args }) {
    const prepared = await next()
    const context = args.contextValue as unknown as Budgeted
    const { budget, withPgClient } = context
    context.withPgClient = (settings, use) => budget.withConnection(() => withPgClient(settings, use))
    return prepared
  },
  execute(next, { args }) {
    const { budget } = args.contextValue as unknown as Budgeted
    return budget.run(async () => budget.compute(next))
  },
  subscribe(next, { args }) {
    const { budget } = args.contextValue as unknown as Budgeted
    try {
      budget.admit()
    } catch (error) {
      return { errors: [new GraphQLError('It failed.', { originalError: error as Error })] }
    }
    // At once: what a subscription tells before anybody listens is lost, its first error too.
    return budget.compute(next)
  },
})
