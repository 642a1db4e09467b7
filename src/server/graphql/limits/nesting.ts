import { SafeError } from 'postgraphile/grafast'
import 'postgraphile'
import 'postgraphile/grafserv'

/** Far beyond what any operation or its variables need, far below what the parser's stack can take. */
const deepestNesting = 100
const stringsAndComments = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#.*/g

/** Refuses what is nested so deeply that reading it would use up the stack, before anybody reads it. */
export const nestingPlugin: GraphileConfig.Plugin = {
  name: 'PipelineNestingPlugin',
  version: '1.0.0',
  grafserv: {
    middleware: {
      processGraphQLRequestBody(next, { body }) {
        const document = typeof body.query === 'string' ? body.query : ''
        if (isDeep(document) || isDeep(JSON.stringify(body.variableValues ?? null))) {
          throw new SafeError('It is nested too deeply.', { code: 'QUERY_TOO_LARGE', statusCode: 400 })
        }
        return next()
      },
    },
  },
}

function isDeep(text: string): boolean {
  let depth = 0
  for (const character of text.replaceAll(stringsAndComments, '')) {
    if (character === '{' || character === '[' || character === '(') depth += 1
    else if (character === '}' || character === ']' || character === ')') depth -= 1
    if (depth > deepestNesting) return true
  }
  return false
}
