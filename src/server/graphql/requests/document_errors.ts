import type { GrafservBase } from 'postgraphile/grafserv'
import { GraphQLError, type GraphQLSchema, parse } from 'postgraphile/graphql'
import type { Budgets } from '../../budget/budgets.ts'
import { wrongValueWritten } from './argument_values.ts'
import { requestOf } from './request_scope.ts'

/** Reading a document counts for its sender; its errors are masked like those of one that runs, and so have a code. */
export function maskDocumentErrors(
  api: Pick<GrafservBase, 'getExecutionConfig'>,
  budgets: Budgets,
  mask: (error: GraphQLError) => GraphQLError,
): void {
  const plainConfig = api.getExecutionConfig.bind(api)
  api.getExecutionConfig = async (context) => {
    const config = await plainConfig(context)
    return {
      ...config,
      parseAndValidate(query) {
        const sender = requestOf(context)?.requester
        const read = () => {
          const { document, errors } = config.parseAndValidate(query)
          if (errors === undefined) return { document }
          return { errors: errors.map((error) => mask(ofValue(error, config.schema, query))) }
        }
        return sender === undefined ? read() : budgets.of(sender.userId).compute(read)
      },
    }
  }
}

/** What a scalar says of a value written in a document comes without a place in it. */
function ofValue(error: GraphQLError, schema: GraphQLSchema, query: string): GraphQLError {
  const isPlaced = error.nodes !== undefined || error.positions !== undefined
  if (isPlaced) return error
  const isTooMuch = error.message.includes('Validation aborted')
  if (isTooMuch) return new GraphQLError(error.message, { extensions: { code: 'QUERY_TOO_LARGE' } })
  return (
    wrongValueWritten(schema, parse(query)) ??
    new GraphQLError(error.message, { extensions: { code: 'BAD_VALUE' } })
  )
}
