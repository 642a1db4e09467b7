import { GraphQLError } from 'postgraphile/graphql'
import { aroundOperations } from './around_operations.ts'

/** What fails outside of any field becomes an error like that of a field, so that it is masked and logged like one. */
export const containErrorsPlugin = aroundOperations('PipelineContainErrorsPlugin', {
  async execute(next) {
    try {
      return await next()
    } catch (error) {
      const originalError = error instanceof Error ? error : new Error(String(error))
      return { errors: [new GraphQLError('It failed.', { originalError })] }
    }
  },
})
