import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
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
  /** Whether the rows of the list whose selection this is are asked for by a name of their own. */
  hasRows: boolean
}

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined
/** How many rows a list may have by the argument for it; undefined when that is not known yet. */
type RowsOf = (asked: ValueNode) => number | undefined

/** Refuses an operation that is too deep, repeats fields under too many names, or could answer with too much. */
export function queryLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const { depth, aliases, fields } = sizeOf(operation, (name) => context.getFragment(name), written)
      refuse(operation, depth > deepest, `It is ${depth} levels deep; ${deepest} are allowed.`)
      refuse(operation, aliases > mostAliases, `It has ${aliases} aliases; ${mostAliases} are allowed.`)
      refuse(operation, fields > mostFields, tooManyFields(fields))
    },
  }

  function refuse(node: OperationDefinitionNode, isTooMuch: boolean, message: string): void {
    if (isTooMuch) context.reportError(tooLarge(message, node))
  }
}

/** Of an operation whose variables are known, whether it could answer with too much. */
export function tooLargeWith(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const { fields } = sizeOf(operation, (name) => fragments.get(name), given(operation, variables))
  return fields > mostFields ? tooLarge(tooManyFields(fields), operation) : undefined
}

const tooManyFields = (fields: number) =>
  `It could answer with ${fields} fields; ${mostFields} are allowed. Ask for smaller pages.`

function tooLarge(message: string, node: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_LARGE' } })
}

const written: RowsOf = (asked) => {
  if (asked.kind === Kind.VARIABLE) return undefined
  return asked.kind === Kind.INT ? Math.min(Number(asked.value), largestPage) : usualPage
}

function given(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): RowsOf {
  return (asked) => {
    if (asked.kind !== Kind.VARIABLE) return written(asked)
    const name = asked.name.value
    if (Object.hasOwn(variables, name)) {
      const rows = variables[name]
      return typeof rows === 'number' ? Math.min(rows, largestPage) : usualPage
    }
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
    return definition?.defaultValue === undefined ? usualPage : written(definition.defaultValue)
  }
}

function sizeOf(operation: OperationDefinitionNode, fragmentOf: FragmentOf, rowsOf: RowsOf): Sum {
  const sums = new Map<string, Sum>()
  return sumOf(operation, usualPage, [])

  /** `page` is how many rows the list has whose selection this is. */
  function sumOf(node: { selectionSet?: SelectionSetNode | undefined }, page: number, within: string[]): Sum {
    const total: Sum = { depth: 0, aliases: 0, fields: 0, hasRows: false }
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
      total.hasRows ||= sum.hasRows
    }
    return total
  }

  function sumOfField(field: FieldNode, page: number, within: string[]): Sum {
    const its = pageOf(field)
    const { depth, aliases, fields, hasRows } = sumOf(field, its, within)
    const isRows = field.name.value === 'nodes' || field.name.value === 'edges'
    const isPlainList = !hasRows && field.selectionSet !== undefined && sizesOf(field).length > 0
    return {
      depth: field.selectionSet === undefined ? depth : depth + 1,
      aliases: aliases + (field.alias === undefined ? 0 : 1),
      fields: (1 + fields) * (isRows ? page : isPlainList ? its : 1),
      hasRows: isRows,
    }
  }

  function sumOfFragment(name: string, page: number, within: string[]): Sum {
    const fragment = fragmentOf(name)
    // A fragment within itself is refused by another rule.
    if (fragment == null || within.includes(name)) return { depth: 0, aliases: 0, fields: 0, hasRows: false }
    const key = `${name} ${page}`
    const sum = sums.get(key) ?? sumOf(fragment, page, [...within, name])
    sums.set(key, sum)
    return sum
  }

  /** The smaller of what both ends ask for; a page whose size is not known yet is looked at when it is. */
  function pageOf(field: FieldNode): number {
    const asked = sizesOf(field).map((value) => rowsOf(value) ?? 1)
    return asked.length === 0 ? usualPage : Math.max(0, Math.min(...asked))
  }
}

function sizesOf(field: FieldNode): ValueNode[] {
  return (field.arguments ?? [])
    .filter(({ name }) => name.value === 'first' || name.value === 'last')
    .map(({ value }) => value)
}
