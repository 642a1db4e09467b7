import type { GrafservBase } from 'postgraphile/grafserv'
import { GraphQLError } from 'postgraphile/graphql'
import type { Budgets } from '../../budget/budgets.ts'
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
        const read = () => config.parseAndValidate(query)
        const { document, errors } = sender === undefined ? read() : budgets.of(sender.userId).compute(read)
        return errors === undefined ? { document } : { errors: errors.map((error) => mask(ofValue(error))) }
      },
    }
  }
}

/** What a scalar says of a value written in a document comes without a place in it. */
function ofValue(error: GraphQLError): GraphQLError {
  const isPlaced = error.nodes !== undefined || error.positions !== undefined
  if (isPlaced) return error
  const code = error.message.includes('Validation aborted') ? 'QUERY_TOO_LARGE' : 'BAD_VALUE'
  return new GraphQLError(error.message, { extensions: { code } })
}
