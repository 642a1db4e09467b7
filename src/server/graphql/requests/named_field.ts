import { type GraphQLError, Kind, TokenKind } from 'postgraphile/graphql'

/** The argument or variable whose value GraphQL itself refuses; undefined when the error does not tell. */
export function namedField({ message, nodes }: GraphQLError): string | undefined {
  const [node] = nodes ?? []
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1]
  if (variable !== undefined) return /" at "([^"]+)"; /.exec(message)?.[1] ?? variable
  if (node === undefined || node.kind === Kind.FIELD) return undefined
  // What stands before the value, back to the name that it is for.
  let token = node.loc?.startToken
  while (token != null && token.kind !== TokenKind.COLON) token = token.prev ?? undefined
  return token?.prev?.value
}
