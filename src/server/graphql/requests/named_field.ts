import { type GraphQLError, Kind, type Token, TokenKind } from 'postgraphile/graphql'

/** The argument or variable whose value GraphQL itself refuses; undefined when the error does not tell. */
export function namedField({ message, nodes }: GraphQLError): string | undefined {
  const [node] = nodes ?? []
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1]
  if (variable !== undefined) return /" at "([^"]+)"; /.exec(message)?.[1] ?? variable
  // Lists say which of their cursors it is.
  const cursor = /^Invalid '(after|before)' cursor/.exec(message)?.[1]
  if (cursor !== undefined) return cursor
  if (node === undefined || node.kind === Kind.FIELD) return undefined
  return nameBefore(node.loc?.startToken)
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** The names that a value stands under, from the argument or variable down: `filter.vendorName.equalTo`. */
function nameBefore(value: Token | undefined): string | undefined {
  const names: string[] = []
  let isNamed = false
  let inside = 0 // of what stands beside it
  for (let token = value?.prev; token != null; token = token.prev) {
    if (closing.has(token.kind)) inside += 1
    else if (opening.has(token.kind) && inside > 0) inside -= 1
    else if (token.kind === TokenKind.PAREN_L) break
    else if (token.kind === TokenKind.BRACE_L) isNamed = false
    else if (token.kind === TokenKind.COLON && inside === 0 && !isNamed) {
      names.unshift(token.prev?.value ?? '')
      isNamed = true
      if (token.prev?.prev?.kind === TokenKind.DOLLAR) break
    }
  }
  return names.length === 0 ? undefined : names.join('.')
}
