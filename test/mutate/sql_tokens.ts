/** A piece of SQL text. Bodies between dollar quotes are pieces as well, so that functions can be looked into. */
export interface Token {
  kind: 'word' | 'number' | 'string' | 'dollar' | 'sign'
  /** In lower case, unless a string. */
  text: string
  start: number
  end: number
}

const pieces: [Token['kind'] | 'nothing', RegExp][] = [
  ['nothing', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['dollar', /\$[a-z_]*\$/y],
  ['string', /[eE]?'(?:[^']|'')*'/y],
  ['word', /"[^"]*"|[a-zA-Z_][a-zA-Z0-9_]*|\$[0-9]+/y],
  ['number', /[0-9]+(?:\.[0-9]+)?/y],
  ['sign', /::|:=|=>|<=|>=|<>|!=|\|\||->>|->|#>>|#>|@>|<@|\?\||\?&|!~\*?|~\*|[^\s]/y],
]

/** Tolerant: whatever is not known is a sign of one character. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  for (let start = 0; start < sql.length; ) {
    const found = pieceAt(sql, start)
    if (found.kind !== 'nothing') {
      const text = found.kind === 'string' ? found.text : found.text.toLowerCase()
      tokens.push({ kind: found.kind, text, start, end: start + found.text.length })
    }
    start += found.text.length
  }
  return tokens
}

function pieceAt(sql: string, start: number): { kind: Token['kind'] | 'nothing'; text: string } {
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = start
    const text = pattern.exec(sql)?.[0]
    if (text !== undefined) return { kind, text }
  }
  throw new Error(`no piece of SQL at ${start}`)
}

/** The statements of a file, without their semicolons; what stands between dollar quotes belongs to its statement. */
export function statementsOf(sql: string): Token[][] {
  const statements: Token[][] = [[]]
  let quote: string | undefined
  for (const token of tokensOf(sql)) {
    if (token.kind === 'dollar')
      quote = quote === undefined ? token.text : quote === token.text ? undefined : quote
    if (token.text === ';' && quote === undefined) statements.push([])
    else statements.at(-1)?.push(token)
  }
  return statements.filter(({ length }) => length > 0)
}

/** The index of the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === '(') depth += 1
    if (tokens[index]?.text === ')') depth -= 1
    if (depth === 0) return index
  }
  throw new Error('a bracket is not closed')
}

/** Cuts a list at its commas outside brackets: first and last index of each item. */
export function itemsOf(
  tokens: readonly Token[],
  first: number,
  last: number,
): { first: number; last: number }[] {
  const items: { first: number; last: number }[] = []
  let begin = first
  for (let index = first; index <= last; index += 1) {
    if (tokens[index]?.text === '(') index = closing(tokens, index)
    if (tokens[index + 1]?.text === ',' || index === last) {
      items.push({ first: begin, last: index })
      begin = index + 2
      index += 1
    }
  }
  return items
}
