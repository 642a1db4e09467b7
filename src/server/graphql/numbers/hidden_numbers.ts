import { GraphQLError, valueFromASTUntyped } from 'postgraphile/graphql'
import 'postgraphile'
import { givenTo } from '../requests/given_values.ts'
import { operationOf } from '../requests/operation_log.ts'
import { withHiddenNumbers } from './hide_numbers.ts'

type Args = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]['args']

/**
 * Telephone numbers are hidden from viewers here and nowhere else: whatever answers them passes, so that a new column
 * cannot be forgotten, and they may ask for nothing by a number or in the order of numbers, which would tell them.
 */
export const hiddenNumbersPlugin: GraphileConfig.Plugin = {
  name: 'PipelineHiddenNumbersPlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      async execute(next, { args }) {
        if (!isForViewer(args)) return next()
        return refusalOf(args) ?? hiddenIn(await next())
      },
      async subscribe(next, { args }) {
        if (!isForViewer(args)) return next()
        const refusal = refusalOf(args)
        if (refusal !== undefined) return refusal
        const answers = await next()
        return isStream(answers) ? eachHidden(answers) : hiddenIn(answers)
      },
    },
  },
}

function isForViewer({ contextValue }: Args): boolean {
  const { pgSettings } = contextValue as unknown as { pgSettings?: { role?: string } }
  return pgSettings?.role === 'pipeline_viewer'
}

function hiddenIn<Answer>(answer: Answer): Answer {
  const { data } = answer as { data?: unknown }
  return data == null ? answer : { ...answer, data: withHiddenNumbers(data) }
}

/** No generator: that would end only when the answer has come for which it waits. */
function eachHidden<Answer>(answers: AsyncGenerator<Answer, void>): AsyncGenerator<Answer, void> {
  const hidden: AsyncGenerator<Answer, void> = {
    async next() {
      const next = await answers.next()
      return next.done === true ? next : { value: hiddenIn(next.value) }
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

function refusalOf(args: Args): { errors: GraphQLError[] } | undefined {
  const operation = operationOf(args.document, args.operationName)
  if (operation === undefined) return undefined
  const { args: given, defaults } = givenTo(operation, args.document, args.schema)
  const variables = {
    ...Object.fromEntries([...defaults].map(([name, node]) => [name, valueFromASTUntyped(node)])),
    ...args.variableValues,
  }
  const isByNumber = given.some(({ node }) =>
    asksByNumber(node.name.value, valueFromASTUntyped(node.value, variables)),
  )
  if (!isByNumber) return undefined
  const message = 'Phone numbers are hidden from viewers: nothing is found or sorted by one.'
  return { errors: [new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } })] }
}

/** Arguments and columns of numbers are called phone, or something that ends so. */
function asksByNumber(name: string, value: unknown): boolean {
  if (value === null || value === undefined) return false
  if (/phone$/i.test(name)) return true
  if (name === 'orderBy') return [value].flat().some((order) => /PHONE_(ASC|DESC)$/.test(String(order)))
  if (Array.isArray(value)) return value.some((one) => asksByNumber('', one))
  if (typeof value !== 'object') return false
  return Object.entries(value).some(([inner, its]) => asksByNumber(inner, its))
}
