import { expressionMutants, nameAt } from './expression_mutants.ts'
import { type Mutant, mutantOf, type Source } from './mutant.ts'
import { closing, itemsOf, type Token } from './sql_tokens.ts'

/**
 * A table without one of its rules, or with another bound. NOT NULL is left out: the generated types would differ, and
 * `npm run check` fail.
 */
export function tableMutants(source: Source, tokens: readonly Token[]): Mutant[] {
  const open = tokens.findIndex(({ text }) => text === '(')
  if (open === -1) return []
  const object = nameAt(tokens, open - 3)
  return itemsOf(tokens, open + 1, closing(tokens, open) - 1).flatMap((item) => {
    const definition = tokens.slice(item.first, item.last + 1)
    const words = definition.map(({ text }) => text)
    const [first] = definition
    const last = definition.at(-1)
    if (first === undefined || last === undefined || words.includes('primary')) return []
    if (words[0] !== 'constraint') return columnMutants(source, object, definition)
    // Beside the comma before it: a table's first item is a column.
    const comma = tokens[item.first - 1] ?? first
    const kind = words[2] === 'unique' ? 'unique' : 'constraint'
    return [
      mutantOf(source, { kind, object, first: comma, last, to: '' }),
      ...(words[2] === 'check' ? expressionMutants(source, object, definition.slice(3)) : []),
    ]
  })
}

function columnMutants(source: Source, object: string, definition: readonly Token[]): Mutant[] {
  return ['references', 'unique', 'check'].flatMap((word) => {
    const at = definition.findIndex(({ text }) => text === word)
    const first = definition[at]
    // What comes after `references` tells what a delete does.
    const last =
      word === 'references'
        ? definition.at(-1)
        : word === 'check'
          ? definition[closing(definition, at + 1)]
          : first
    if (first === undefined || last === undefined) return []
    return [
      mutantOf(source, { kind: word === 'unique' ? 'unique' : 'constraint', object, first, last, to: '' }),
    ]
  })
}

/** A domain without its check, or with another bound. */
export function domainMutants(source: Source, tokens: readonly Token[]): Mutant[] {
  const object = nameAt(tokens, 2)
  return tokens.flatMap((token, index) => {
    if (token.text !== 'check') return []
    const end = closing(tokens, index + 1)
    const named = tokens[index - 2]?.text === 'constraint'
    const first = named ? tokens[index - 2] : token
    const last = tokens[end]
    if (first === undefined || last === undefined) return []
    return [
      mutantOf(source, { kind: 'constraint', object, first, last, to: '' }),
      ...expressionMutants(source, object, tokens.slice(index + 1, end + 1)),
    ]
  })
}

/** An index that lets through what it should refuse. */
export function indexMutants(source: Source, tokens: readonly Token[]): Mutant[] {
  const unique = tokens[1]
  const on = tokens.findIndex(({ text }) => text === 'on')
  if (unique?.text !== 'unique') return []
  return [
    mutantOf(source, { kind: 'unique', object: nameAt(tokens, on + 1), first: unique, last: unique, to: '' }),
  ]
}
