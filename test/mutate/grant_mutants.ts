import { nameAt } from './expression_mutants.ts'
import { type Mutant, mutantOf, type Source } from './mutant.ts'
import { itemsOf, type Token } from './sql_tokens.ts'

/** A right less: for one of the objects, of the roles, of the columns. */
export function grantMutants(source: Source, tokens: readonly Token[]): Mutant[] {
  const on = tokens.findIndex(({ text }) => text === 'on')
  const to = tokens.findIndex(({ text }) => text === 'to')
  const [first] = tokens
  const last = tokens.at(-1)
  if (on === -1 || to === -1 || first === undefined || last === undefined) return []
  const isNamed = ['function', 'schema', 'table', 'sequence', 'type'].includes(tokens[on + 1]?.text ?? '')
  const objects = itemsOf(tokens, on + (isNamed ? 2 : 1), to - 1)
  const roles = itemsOf(tokens, to + 1, tokens.length - 1)
  const object = nameAt(tokens, objects[0]?.first ?? 0)
  const whole = { kind: 'grant' as const, object, first, last, to: 'select' }

  if (objects.length > 1 && tokens[on + 1]?.text !== 'all')
    return [
      ...without(source, tokens, objects, (item) => nameAt(tokens, item)),
      ...without(source, tokens, roles, () => object),
    ]
  const columns =
    tokens[2]?.text === '(' ? without(source, tokens, itemsOf(tokens, 3, on - 2), () => object) : []
  const fewer = without(source, tokens, roles, () => object)
  return [...columns, ...(fewer.length > 0 ? fewer : [mutantOf(source, whole)])]
}

/** The list without each of its items; none when it has only one. */
function without(
  source: Source,
  tokens: readonly Token[],
  items: { first: number; last: number }[],
  objectOf: (first: number) => string,
): Mutant[] {
  if (items.length < 2) return []
  return items.flatMap((item, index) => {
    // With the comma after it; the last one with the comma before it.
    const first = tokens[index === items.length - 1 ? item.first - 1 : item.first]
    const last = tokens[index === items.length - 1 ? item.last : item.last + 1]
    if (first === undefined || last === undefined) return []
    return [mutantOf(source, { kind: 'grant', object: objectOf(item.first), first, last, to: '' })]
  })
}
