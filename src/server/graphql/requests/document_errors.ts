import type { GrafservBase } from 'postgraphile/grafserv'
import { GraphQLError } from 'postgraphile/graphql'

/** Errors of a document that never runs are masked like those of one that does, and so have a code. */
export function maskDocumentErrors(
  api: Pick<GrafservBase, 'getExecutionConfig'>,
  mask: (error: GraphQLError) => GraphQLError,
): void {
  const plainConfig = api.getExecutionConfig.bind(api)
  api.getExecutionConfig = async (context) => {
    const config = await plainConfig(context)
    return {
      ...config,
      parseAndValidate(query) {
        const read = config.parseAndValidate(query)
        return read.errors === undefined ? read : { errors: read.errors.map((error) => mask(ofValue(error))) }
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
