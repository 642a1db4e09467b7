import { type GrafastExecutionArgs, subscribe } from 'postgraphile/grafast'
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  getArgumentValues,
  getVariableValues,
  Kind,
  visit,
} from 'postgraphile/graphql'
import type { EventFeed } from './event_feed.ts'
import type { EventNotice } from './event_subscription.ts'
import 'postgraphile'

type Answer = Promise<ExecutionResult>

/** What subscribers with the same document get for an event; it goes when nobody waits for that event any more. */
const answersOf = new WeakMap<DocumentNode, WeakMap<EventNotice, Answer>>()

/**
 * Works out each event once for all who ask for the same of it, instead of once for each of them. Only
 * for what belongs to the event itself: the lead behind it is read anew, as whoever asks.
 */
export const sharedEventsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineSharedEventsPlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      subscribe(next, { args }) {
        const field = eventsFieldOf(args.document)
        if (field === undefined || args.contextValue === undefined) return next()
        const values = argumentsOf(field, args)
        if (values === undefined) return next()
        try {
          const feed = (args.contextValue as Grafast.Context).events
          const notices = feed.subscribe(JSON.stringify(values)) as AsyncIterableIterator<EventNotice>
          return answers(notices, args)
        } catch (error) {
          const originalError = error instanceof Error ? error : new Error(String(error))
          return { errors: [new GraphQLError(originalError.message, { originalError })] }
        }
      },
    },
  },
}

/** `pipelineEvents`, if the document asks for it alone and for nothing that depends on who asks or with what variables. */
function eventsFieldOf(document: DocumentNode): FieldNode | undefined {
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

function answers(
  notices: AsyncIterableIterator<EventNotice>,
  args: GrafastExecutionArgs,
): AsyncGenerator<ExecutionResult, void, void> {
  const end = async () => {
    await notices.return?.()
    return { done: true as const, value: undefined }
  }
  return {
    async next() {
      const { done, value } = await notices.next()
      return done ? { done, value: undefined } : { done: false, value: await answerTo(value, args) }
    },
    return: end,
    async throw(error) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => {
      await end()
    },
  }
}

function answerTo(notice: EventNotice, args: GrafastExecutionArgs): Answer {
  let known = answersOf.get(args.document)
  if (known === undefined) {
    known = new WeakMap()
    answersOf.set(args.document, known)
  }
  let answer = known.get(notice)
  if (answer === undefined) {
    answer = workOut(notice, args)
    known.set(notice, answer)
  }
  return answer
}

/** The document's answer to this one event. */
async function workOut(notice: EventNotice, args: GrafastExecutionArgs): Answer {
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
