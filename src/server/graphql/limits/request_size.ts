import { SafeError } from 'postgraphile/grafast'
import 'postgraphile'
import 'postgraphile/grafserv'

/** Far beyond what any operation needs; rules of validation compare each field with each. */
const mostWords = 1_500
const deepestDocument = 40
/** Filters cost the database as much as they are deep and long. */
const mostValues = 500
const deepestValue = 12

const stringsAndComments = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#.*/g
const words = /[\w$]+/g

/** Refuses what would cost more to read than any operation is worth, before anybody reads it. */
export const requestSizePlugin: GraphileConfig.Plugin = {
  name: 'PipelineRequestSizePlugin',
  grafserv: {
    middleware: {
      processGraphQLRequestBody(next, { body }) {
        const text = typeof body.query === 'string' ? body.query : ''
        const document = text.replaceAll(stringsAndComments, (part) => (part.startsWith('#') ? '' : ' _ '))
        if (depthOf(document) > deepestDocument) throw tooLarge('It is nested too deeply.')
        if ((document.match(words)?.length ?? 0) > mostWords) {
          throw tooLarge(`It has more than ${mostWords} words; split it up.`)
        }
        measure(body.variableValues, 0, { left: mostValues })
        return next()
      },
    },
  },
}

function measure(value: unknown, depth: number, count: { left: number }): void {
  if (depth > deepestValue) throw tooLarge('A variable is nested too deeply.')
  count.left -= 1
  if (count.left < 0) throw tooLarge(`The variables have more than ${mostValues} values; ask in parts.`)
  if (typeof value !== 'object' || value === null) return
  for (const inner of Object.values(value)) measure(inner, depth + 1, count)
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of text) {
    if (character === '{' || character === '[' || character === '(') depth += 1
    else if (character === '}' || character === ']' || character === ')') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function tooLarge(message: string): SafeError {
  return new SafeError(message, { code: 'QUERY_TOO_LARGE', statusCode: 400 })
}
