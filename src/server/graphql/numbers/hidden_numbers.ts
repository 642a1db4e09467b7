import { GraphQLError, valueFromASTUntyped } from 'postgraphile/graphql'
import { aroundOperations, type OperationArgs } from '../requests/around_operations.ts'
import { givenTo, withDefaults } from '../requests/given_values.ts'
import { operationOf } from '../requests/operation_log.ts'
import { asksByNumber } from './asks_by_number.ts'
import { hideNumbers, withHiddenNumbers } from './hide_numbers.ts'

/** What a client may know of an error. */
type Mask = (error: GraphQLError) => GraphQLError

/**
 * Telephone numbers are hidden from viewers here and nowhere else: whatever answers them passes, so that a new column
 * cannot be forgotten, and they may ask for nothing by a number or in the order of numbers, which would tell them.
 */
export const hiddenNumbersPlugin = (mask: Mask): GraphileConfig.Plugin =>
  aroundOperations('PipelineHiddenNumbersPlugin', {
    async execute(next, { args }) {
      if (!isForViewer(args)) return next()
      return refusalOf(args) ?? hiddenIn(await next(), mask)
    },
    async subscribe(next, { args }) {
      if (!isForViewer(args)) return next()
      const refusal = refusalOf(args)
      if (refusal !== undefined) return refusal
      const answers = await next()
      return isStream(answers) ? eachHidden(answers, mask) : hiddenIn(answers, mask)
    },
  })

function isForViewer({ contextValue }: OperationArgs): boolean {
  const { pgSettings } = contextValue as unknown as { pgSettings?: { role?: string } }
  return pgSettings?.role === 'pipeline_viewer'
}

function hiddenIn<Answer>(answer: Answer, mask: Mask): Answer {
  const { data, errors } = answer as { data?: unknown; errors?: readonly GraphQLError[] }
  return {
    ...answer,
    ...(data != null && { data: withHiddenNumbers(data) }),
    ...(errors !== undefined && { errors: errors.map((error) => hiddenError(mask(error))) }),
  }
}

/** What an error says may be a vendor's words as well. */
function hiddenError({ message, extensions, nodes, source, positions, path }: GraphQLError): GraphQLError {
  return new GraphQLError(hideNumbers(message), {
    ...{ nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null },
    extensions: withHiddenNumbers(extensions) as GraphQLError['extensions'],
  })
}

/** No generator: that would end only when the answer has come for which it waits. */
function eachHidden<Answer>(answers: AsyncGenerator<Answer, void>, mask: Mask): AsyncGenerator<Answer, void> {
  const hidden: AsyncGenerator<Answer, void> = {
    async next() {
      const next = await answers.next()
      return next.done === true ? next : { value: hiddenIn(next.value, mask) }
    },
    return: (value) => answers.return(value),
    throw: (error) => answers.throw(error),
    [Symbol.asyncIterator]: () => hidden,
    [Symbol.asyncDispose]: () => answers[Symbol.asyncDispose](),
  }
  return hidden
}

function isStream<Answer extends object>(
  answers: Answer,
): answers is Extract<Answer, AsyncGenerator<unknown, void>> {
  return Symbol.asyncIterator in answers
}

function refusalOf(args: OperationArgs): { errors: GraphQLError[] } | undefined {
  const operation = operationOf(args.document, args.operationName)
  if (operation === undefined) return undefined
  const { args: given, defaults } = givenTo(operation, args.document, args.schema)
  const variables = withDefaults(defaults, args.variableValues ?? {})
  const isByNumber = given.some(({ node, type }) =>
    asksByNumber(node.name.value, valueFromASTUntyped(node.value, variables), type),
  )
  if (!isByNumber) return undefined
  const message =
    'Phone numbers are hidden from viewers: nothing is found or sorted by one, nor by digits in a text. Use search.'
  return { errors: [new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } })] }
}
