import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'postgraphile/graphql'

export interface Argument {
  node: ArgumentNode
  type: GraphQLInputType
  /** Which domain of the database takes it, where one does. */
  domain: string | undefined
}

/** What one operation is given: its arguments, wherever they stand, and what its variables are by default. */
export interface Given {
  args: readonly Argument[]
  defaults: ReadonlyMap<string, ValueNode>
}

const known = new WeakMap<OperationDefinitionNode, Given>()

/** What the operation is given in its own selection, and in the fragments that it spreads. */
export function givenTo(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): Given {
  const before = known.get(operation)
  if (before !== undefined) return before
  const args: Argument[] = []
  const types = new TypeInfo(schema)
  const visitor = visitWithTypeInfo(types, {
    Argument(node) {
      const argument = types.getArgument()
      if (argument == null || types.getDirective() != null) return
      args.push({ node, type: argument.type, domain: argument.extensions.domain })
    },
  })
  visit({ kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation, document)] }, visitor)
  const defaults = new Map<string, ValueNode>()
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue !== undefined) defaults.set(variable.name.value, defaultValue)
  }
  const given = { args, defaults }
  known.set(operation, given)
  return given
}

/** The variables, with what they are by default where they are not given. */
export function withDefaults(
  defaults: ReadonlyMap<string, ValueNode>,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const byDefault = [...defaults].map(([name, node]) => [name, valueFromASTUntyped(node)])
  return { ...Object.fromEntries(byDefault), ...variables }
}

function fragmentsOf(operation: OperationDefinitionNode, document: DocumentNode): FragmentDefinitionNode[] {
  const byName = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) byName.set(node.name.value, node)
  }
  const found = new Set<FragmentDefinitionNode>()
  const look = (within: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(within, {
      FragmentSpread({ name }) {
        const fragment = byName.get(name.value)
        if (fragment === undefined || found.has(fragment)) return
        found.add(fragment)
        look(fragment)
      },
    })
  }
  look(operation)
  return [...found]
}
