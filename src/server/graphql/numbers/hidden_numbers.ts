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
        // biome-ignore lint/suspicious/noExplicitAny: as below
        return isStream(answers) ? (eachHidden(answers) as any) : hiddenIn(answers)
      },
    },
  },
}

function isForViewer({ contextValue }: Args): boolean {
  const { pgSettings } = contextValue as unknown as { pgSettings?: { role?: string } }
  return pgSettings?.role === 'pipeline_viewer'
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the library answers with goes on as the same
function hiddenIn(answer: any): any {
  return answer?.data == null ? answer : { ...answer, data: withHiddenNumbers(answer.data) }
}

/** No generator: that would end only when the answer has come for which it waits. */
function eachHidden(answers: AsyncGenerator<unknown>): AsyncIterableIterator<unknown> {
  const hidden: AsyncIterableIterator<unknown> = {
    async next() {
      const { done, value } = await answers.next()
      return done === true ? { done, value } : { value: hiddenIn(value) }
    },
    return: (value) => answers.return(value),
    throw: (error) => answers.throw(error),
    [Symbol.asyncIterator]: () => hidden,
  }
  return hidden
}

function isStream(answers: unknown): answers is AsyncGenerator<unknown> {
  return typeof answers === 'object' && answers !== null && Symbol.asyncIterator in answers
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
