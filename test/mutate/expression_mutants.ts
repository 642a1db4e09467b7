import { type Kind, type Mutant, mutantOf, type Source } from './mutant.ts'
import { closing, type Token } from './sql_tokens.ts'

const bounds: Record<string, string> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const endsAssignments = new Set(['where', 'from', 'returning', ';', 'then', 'when'])

/** Faults of what a function's body, a view or a check says. Messages to people are left alone. */
export function expressionMutants(source: Source, object: string, tokens: readonly Token[]): Mutant[] {
  const found: Mutant[] = []
  const put = (kind: Kind, first: Token | undefined, last: Token | undefined, to: string) => {
    if (first && last) found.push(mutantOf(source, { kind, object, first, last, to }))
  }
  let depth = 0
  /** How deep the assignments of an UPDATE are, while we are in them. */
  let assigns: number | undefined
  /** `between x and y` */
  let betweens = 0

  for (let index = 0; index < tokens.length; index += 1) {
    const at = (ahead: number) => tokens[index + ahead]
    const token = tokens[index]
    if (token === undefined || token.kind === 'dollar') continue
    const words = (count: number) =>
      tokens
        .slice(index, index + count)
        .map(({ text }) => text)
        .join(' ')
    const { text } = token
    if (text === '(') depth += 1
    if (text === ')') depth -= 1
    if (assigns !== undefined && (depth < assigns || (depth === assigns && endsAssignments.has(text))))
      assigns = undefined
    if (text === 'raise') {
      while (tokens[index] && tokens[index]?.text !== ';') index += 1
      continue
    }
    if (text === 'set' && at(-1)?.text !== 'character') assigns = depth
    if (text === 'between') betweens += 1

    if (text in bounds && token.kind === 'sign') put('bound', token, token, bounds[text] ?? '')
    else if (text === '=' && assigns !== depth) put('equality', token, token, '<>')
    else if (text === '<>') put('equality', token, token, '=')
    else if (words(4) === 'is not distinct from') {
      put('equality', token, at(3), 'is distinct from')
      index += 3
    } else if (words(3) === 'is distinct from') {
      put('equality', token, at(2), 'is not distinct from')
      index += 2
    } else if (words(3) === 'is not null') {
      put('null', token, at(2), 'is null')
      index += 2
    } else if (words(2) === 'is null') put('null', token, at(1), 'is not null')
    else if (text === 'and' && betweens > 0) betweens -= 1
    else if (text === 'and') put('logic', token, token, 'or')
    else if (text === 'or' && at(1)?.text !== 'replace') put('logic', token, token, 'and')
    else if (text === 'not' && isNegation(at(-1)?.text, at(1)?.text)) put('logic', token, token, '')
    else if (token.kind === 'number' && at(-1)?.text !== ':' && isAmount(at(-1)?.text, at(-2)?.text))
      put('number', token, token, String(Number(text) + 1))
    else if (text === 'interval' && at(1)?.kind === 'string') {
      const longer = at(1)?.text.replace(/[0-9]+/, (amount) => String(Number(amount) * 2 || 1))
      put('number', at(1), at(1), longer ?? '')
    }
  }
  return found
}

const isNegation = (before?: string, after?: string) =>
  before !== 'is' && before !== 'if' && after !== 'null' && after !== 'valid'

/** Neither the length of a type nor a limit, which the planner or a later error would show. */
const isAmount = (before?: string, twoBefore?: string) =>
  before !== 'limit' && before !== 'numeric' && twoBefore !== 'numeric' && twoBefore !== 'varchar'

/** Statements of a body that call a function, or a statement made from text, for what it does: without them it is not done. */
export function callMutants(source: Source, object: string, tokens: readonly Token[]): Mutant[] {
  const found: Mutant[] = []
  for (const [index, first] of tokens.entries()) {
    if (first.text !== 'perform' && first.text !== 'execute') continue
    const end = tokens.findIndex((token, after) => after > index && token.text === ';')
    const last = tokens[end - 1]
    if (last === undefined) continue
    const called = tokens.slice(index, end).map(({ text }) => text)
    const kind = called.some((word) => /enqueue|\bbook|add_jobs/.test(word)) ? 'booking' : 'call'
    found.push(mutantOf(source, { kind, object, first, last, to: 'null' }))
  }
  return found
}

/** A trigger that is not there, and one that fires always. */
export function triggerMutants(source: Source, tokens: readonly Token[]): Mutant[] {
  const on = tokens.findIndex(({ text }) => text === 'on')
  const executed = tokens.findLastIndex(({ text }) => text === 'function' || text === 'procedure')
  const object = nameAt(tokens, executed + 1)
  const [first] = tokens
  const last = tokens.at(-1)
  if (first === undefined || last === undefined || on === -1) return []
  const kind = /enqueue|book|add_jobs/.test(object) ? 'booking' : 'trigger'
  const found = [mutantOf(source, { kind, object, first, last, to: 'select' })]
  const when = tokens.findIndex(({ text }) => text === 'when')
  const opens = tokens[when]
  if (opens !== undefined) {
    const closes = tokens[closing(tokens, when + 1)]
    if (closes) found.push(mutantOf(source, { kind: 'guard', object, first: opens, last: closes, to: '' }))
  }
  return found
}

/** `schema.name`, as written. */
export function nameAt(tokens: readonly Token[], index: number): string {
  const [schema, dot, name] = tokens.slice(index, index + 3).map(({ text }) => text)
  return dot === '.' ? `${schema}.${name}` : (schema ?? '')
}
