import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import { projectFile } from '../../../src/project_file.ts'

/** A value at one place of the API, and whether it can be right at all. */
export interface Try {
  what: string
  document: string
  variables: Record<string, unknown>
  /** The last name of its field. */
  name: string
  mustFail: boolean
}

interface Values {
  wrong: unknown[]
  /** What may be refused by a rule, or taken. */
  odd?: unknown[]
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const noText = ['a\0b', '\ud800', { a: 1 }, true, 5]
const days = ['', 'tomorrow', '2026-02-30', '2026-13-01', '294277-01-01', '0000-01-01', 'a\0', true, {}, 5]

const valuesOf: Record<string, Values> = {
  String: {
    wrong: noText,
    odd: ['', ' ', '\u202e', 'x'.repeat(50_000), '\u{1f600}'.repeat(2_001), '%', '\\'],
  },
  ID: { wrong: noText.slice(0, 3), odd: [''] },
  UUID: { wrong: ['', 'nope', 'a\0', {}, [], true, 5], odd: ['00000000-0000-0000-0000-000000000000'] },
  Int: {
    wrong: [2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, 1.5, '1', 'NaN', true, {}],
    odd: [-1, 0, 2 ** 31 - 1, -(2 ** 31)],
  },
  Float: { wrong: ['1', 'NaN', true, {}], odd: [1e300, -1e300, 1e-300] },
  Boolean: { wrong: ['true', 1, {}] },
  BigInt: {
    wrong: ['9223372036854775808', '1.5', '', 'NaN', '1e3', 'a\0', true, {}],
    odd: ['-1', '9223372036854775807'],
  },
  BigFloat: {
    wrong: ['NaN', 'Infinity', '1e999', '', '--1', '1,5', 'a\0', true, {}],
    odd: ['1e30', '-1', '99999999999999999999.99', '0'],
  },
  Datetime: {
    wrong: [...days, '2026-01-01T25:00:00Z', '2026-01-01T00:00:00+99:00'],
    odd: ['infinity', '-infinity', '0001-01-01T00:00:00Z', '294275-12-31T00:00:00Z'],
  },
  Date: { wrong: days, odd: ['0001-01-01', '9999-12-31', '294275-12-31'] },
  Time: { wrong: ['', '25:00:00', 'noon', true, {}], odd: ['00:00:00'] },
  JSON: {
    wrong: [{ a: 'a\0b' }, { a: '\ud800' }],
    odd: ['', 'x', 5, [], {}, [[[[]]]], { a: 1e300 }, { limit: -1 }],
  },
  Cursor: {
    wrong: ['', 'x y', 'a\0', true, {}],
    odd: [
      'x',
      base64('{}'),
      base64('["natural",1]'),
      base64('[1,"a\0"]'),
      base64('["x",["y",null]]'),
      base64('null'),
    ],
  },
  InternetAddress: { wrong: ['', 'nowhere', '1.2.3.4.5', true, {}], odd: ['0.0.0.0', '::1'] },
}
/** What stands in the places of a field that have words of their own. */
const rightNames: Record<string, string> = {
  flag: '"flood"',
  source: '"facebook"',
  fromAt: '"2026-01-01T00:00:00Z"',
}
const enumValues: Values = { wrong: ['NOPE', '', 5, true, {}] }

/** Every place of the API at which a client gives a value, with each value that can be wrong there, in both ways of giving it. */
export function everyTry(id: string): Try[] {
  const schema = buildSchema(readFileSync(projectFile('db/schema.graphql'), 'utf8'))
  const seen = new Set<GraphQLInputType>()
  const tries: Try[] = []
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null)

  for (const root of roots) {
    const operation = root === schema.getQueryType() ? 'query' : 'mutation'
    for (const field of Object.values(root.getFields())) {
      const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
      for (const argument of field.args) {
        const others = field.args.filter((other) => other !== argument && isNonNullType(other.type))
        const given = others.map((other) => `${other.name}: ${rightFor(other.type, other.name)}`)
        addTries(argument.type, argument.name, (value) => {
          const all = [...given, `${argument.name}: ${value}`].join(', ')
          return { operation, call: `{ ${field.name}(${all})${selection} }`, where: field.name }
        })
      }
    }
  }
  return tries

  type Place = (value: string) => { operation: string; call: string; where: string }

  function addTries(given: GraphQLInputType, name: string, place: Place): void {
    const type = isNonNullType(given) ? given.ofType : given
    if (isListType(type)) addTries(type.ofType, name, (value) => place(`[${value}]`))
    else if (!isInputObjectType(type)) addValues(given, name, place)
    if (!isInputObjectType(type) || seen.has(type)) return
    seen.add(type)
    for (const field of Object.values(type.getFields())) {
      const others = Object.values(type.getFields()).filter(
        (other) => other !== field && isRequiredInputField(other),
      )
      const right = others.map((other) => `${other.name}: ${rightFor(other.type, other.name)}`)
      addTries(field.type, field.name, (value) =>
        place(`{ ${[...right, `${field.name}: ${value}`].join(', ')} }`),
      )
    }
  }

  function addValues(given: GraphQLInputType, name: string, place: Place): void {
    const type = getNamedType(given)
    const { wrong, odd = [] } = valuesOf[type.name] ?? (isEnumType(type) ? enumValues : { wrong: [] })
    if (wrong.length + odd.length === 0) throw new Error(`nobody knows wrong values of ${type.name}`)
    for (const [value, mustFail] of [
      ...wrong.map((one) => [one, true] as const),
      ...odd.map((one) => [one, false] as const),
    ]) {
      const { operation, call, where } = place('$value')
      const what = `${where} ${name}: ${JSON.stringify(value).slice(0, 60)}`
      tries.push({
        what,
        document: `${operation} ($value: ${given}) ${call}`,
        variables: { value },
        name,
        mustFail,
      })
      tries.push({
        what: `${what}, written`,
        document: `${operation} ${place(written(value)).call}`,
        variables: {},
        name,
        mustFail,
      })
    }
  }

  function rightFor(given: GraphQLInputType, name: string): string {
    const type = isNonNullType(given) ? given.ofType : given
    if (isListType(type)) return '[]'
    if (isEnumType(type)) return type.getValues().find(({ name }) => name !== 'UNKNOWN')?.name ?? 'NONE'
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(isRequiredInputField)
      return `{ ${fields.map((field) => `${field.name}: ${rightFor(field.type, field.name)}`).join(', ')} }`
    }
    const right: Record<string, string> = { UUID: `"${id}"`, Int: '1', Boolean: 'true', JSON: '{}' }
    const moment = '"2030-01-01T00:00:00Z"'
    return (
      rightNames[name] ??
      right[type.name] ??
      (type.name === 'Datetime' ? moment : type.name === 'Date' ? '"2030-01-01"' : '"1"')
    )
  }
}

/** As it stands in a document. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${written(inner)}`)
    .join(', ')} }`
}
