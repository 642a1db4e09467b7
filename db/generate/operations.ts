import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

/** An operation as it is sent, with the fragments that it needs. */
export function textOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  return stripIgnoredCharacters([operation, ...fragmentsOf(operation, document)].map(print).join('\n'))
}

export function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
}

/** The fragments that an operation spreads, and those that they do. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>()
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = definitions.find(
          (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name.value,
        )
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || found.has(fragment)) return
        found.add(fragment)
        follow(fragment)
      },
    })
  follow(operation)
  return [...found]
}
