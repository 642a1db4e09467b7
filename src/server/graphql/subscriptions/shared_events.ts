import { type GrafastExecutionArgs, subscribe } from 'postgraphile/grafast'
import {
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  getArgumentValues,
  getVariableValues,
  Kind,
  visit,
} from 'postgraphile/graphql'
import type { WebSocket } from 'ws'
import { type Delivery, deliver, type WorkOut } from './delivery.ts'
import type { EventFeed } from './event_feed.ts'
import type { EventNotice } from './event_subscription.ts'
import 'postgraphile'

/** Where the answers of an operation go. */
const deliveries = new WeakMap<object, Delivery>()

/**
 * Works out each event once for all who ask for the same of it, instead of once for each of them, and sends them all
 * the same text. Only for what belongs to the event itself: the lead behind it is read anew, as whoever asks.
 */
export const sharedEventsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineSharedEventsPlugin',
  version: '1.0.0',
  grafserv: {
    middleware: {
      async onSubscribe(next, { ctx, message }) {
        const args = await next()
        const { socket } = ctx.extra as { socket: WebSocket }
        if (args && 'document' in args) deliveries.set(args, { operationId: message.id, socket })
        return args
      },
    },
  },
  grafast: {
    middleware: {
      subscribe(next, { args }) {
        const delivery = deliveries.get(args)
        const field = eventsFieldOf(args)
        if (delivery === undefined || field === undefined || args.contextValue === undefined) return next()
        const values = argumentsOf(field, args)
        if (values === undefined) return next()
        try {
          const feed = (args.contextValue as Grafast.Context).eventBatches
          const batches = feed.subscribe(JSON.stringify(values)) as AsyncIterableIterator<
            readonly EventNotice[]
          >
          return deliver(batches, args.document, delivery, answerOf(args))
        } catch (error) {
          const originalError = error instanceof Error ? error : new Error(String(error))
          return { errors: [new GraphQLError(originalError.message, { originalError })] }
        }
      },
    },
  },
}

/** `pipelineEvents`, if the document asks for it alone and for nothing that depends on who asks or with what variables. */
function eventsFieldOf({ document }: GrafastExecutionArgs): FieldNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const [field, ...others] = operations[0]?.selectionSet.selections ?? []
  if (operations.length !== 1 || others.length > 0) return undefined
  if (field?.kind !== Kind.FIELD || field.name.value !== 'pipelineEvents') return undefined
  let isShared = true
  visit(document, {
    Directive() {
      isShared = false
    },
    Field(node) {
      if (node.selectionSet !== undefined && node !== field) isShared = false
    },
  })
  return isShared ? field : undefined
}

/** What the field was given; undefined when that is faulty and an error is to be worded. */
function argumentsOf(
  field: FieldNode,
  { schema, document, variableValues }: GrafastExecutionArgs,
): Record<string, unknown> | undefined {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value]
  if (definition === undefined) return undefined
  const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], variableValues ?? {})
  return coerced === undefined ? undefined : getArgumentValues(definition, field, coerced)
}

/** The document's answer to one event. */
function answerOf(args: GrafastExecutionArgs): WorkOut {
  return async (notice) => {
    const events: EventFeed = {
      async *subscribe() {
        yield notice
      },
    }
    const results = await subscribe({
      ...args,
      contextValue: { ...(args.contextValue as Grafast.Context), events },
      middleware: null,
    })
    if (!(Symbol.asyncIterator in results)) return results as ExecutionResult
    for await (const result of results) return result as ExecutionResult
    throw new Error('An event had no answer.')
  }
}
