import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'postgraphile/graphql'
import { largestPage, usualPage } from './page_size.ts'

export const deepest = 15
export const mostAliases = 30
export const mostFields = 50_000

interface Sum {
  depth: number
  aliases: number
  /** Fields of the answer, at most: what is within a list counts as often as its page may have rows. */
  fields: number
}

/** Refuses an operation that is too deep, repeats fields under too many names, or could answer with too much. */
export function queryLimits(context: ValidationContext): ASTVisitor {
  const sums = new Map<string, Sum>()

  return {
    OperationDefinition(operation) {
      const sum = sumOf(operation, usualPage, [])
      refuse(operation, sum.depth > deepest, `It is ${sum.depth} levels deep; ${deepest} are allowed.`)
      refuse(
        operation,
        sum.aliases > mostAliases,
        `It has ${sum.aliases} aliases; ${mostAliases} are allowed.`,
      )
      refuse(
        operation,
        sum.fields > mostFields,
        `It could answer with ${sum.fields} fields; ${mostFields} are allowed. Ask for smaller pages.`,
      )
    },
  }

  function refuse(node: OperationDefinitionNode, isTooMuch: boolean, message: string): void {
    if (isTooMuch) {
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_LARGE' } }))
    }
  }

  /** `page` is how many rows the list has whose selection this is. */
  function sumOf(node: { selectionSet?: SelectionSetNode | undefined }, page: number, within: string[]): Sum {
    const total: Sum = { depth: 0, aliases: 0, fields: 0 }
    for (const selection of node.selectionSet?.selections ?? []) {
      const sum =
        selection.kind === 'Field'
          ? sumOfField(selection, page, within)
          : selection.kind === 'InlineFragment'
            ? sumOf(selection, page, within)
            : sumOfFragment(selection.name.value, page, within)
      total.depth = Math.max(total.depth, sum.depth)
      total.aliases += sum.aliases
      total.fields += sum.fields
    }
    return total
  }

  function sumOfField(field: FieldNode, page: number, within: string[]): Sum {
    const { depth, aliases, fields } = sumOf(field, pageOf(field), within)
    return {
      depth: field.selectionSet === undefined ? depth : depth + 1,
      aliases: aliases + (field.alias === undefined ? 0 : 1),
      fields: (1 + fields) * (field.name.value === 'nodes' || field.name.value === 'edges' ? page : 1),
    }
  }

  function sumOfFragment(name: string, page: number, within: string[]): Sum {
    const fragment = context.getFragment(name)
    // A fragment within itself is refused by another rule.
    if (fragment == null || within.includes(name)) return { depth: 0, aliases: 0, fields: 0 }
    const key = `${name} ${page}`
    const sum = sums.get(key) ?? sumOf(fragment, page, [...within, name])
    sums.set(key, sum)
    return sum
  }
}

function pageOf(field: FieldNode): number {
  const asked = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value
  if (asked === undefined) return usualPage
  return asked.kind === 'IntValue' ? Math.min(Number(asked.value), largestPage) : largestPage
}
