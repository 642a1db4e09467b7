import { GraphQLError, OperationTypeNode } from 'postgraphile/graphql'
import { aroundOperations } from './around_operations.ts'
import { operationOf } from './operation_log.ts'

/** Refuses subscriptions over HTTP: nothing would end them with the session that began them. */
export const websocketOnlyPlugin = aroundOperations('PipelineWebsocketOnlyPlugin', {
  execute(next, { args }) {
    const operation = operationOf(args.document, args.operationName)?.operation
    if (args.requestContext?.fastifyv5 === undefined || operation !== OperationTypeNode.SUBSCRIPTION) {
      return next()
    }
    const extensions = { code: 'USE_WEBSOCKET' }
    return { errors: [new GraphQLError('Subscribe over a WebSocket.', { extensions })] }
  },
})
