import type pg from 'pg'
import { enumCodec, listOfCodec, type PgCodec, TYPES } from 'postgraphile/@dataplan/pg'
import { type GraphQLEnumType, isEnumType } from 'postgraphile/graphql'
import 'postgraphile'
import { readKnownNames } from '../../../../db/known_names.ts'
import { vocabularies } from './vocabularies/vocabularies.ts'

/** What a value is shown as until its name is learned. */
export const unknownValue = 'UNKNOWN'

interface Value {
  value: string
  description: string
  isRetired: boolean
}

interface Enums {
  /** By `table.column`, `function.argument`, or the name of a column or argument. */
  codecs: Map<string, { one: PgCodec; list: PgCodec }>
  values: Map<string, Value[]>
  names: Map<string, ReadonlySet<string>>
}

/** Columns and arguments with a closed set of values are enums; those that rules name are learned while the server runs. */
export function enumsPlugin(pool: pg.Pool): GraphileConfig.Plugin {
  let enums: Enums = { codecs: new Map(), values: new Map(), names: new Map() }

  function codecFor(codec: PgCodec, owner: string, name: string | null): PgCodec {
    const own = enums.codecs.get(`${owner}.${name}`) ?? enums.codecs.get(`${name}`)
    if (own === undefined) return codec
    if (codec === TYPES.text) return own.one
    return codec.arrayOfCodec === TYPES.text ? own.list : codec
  }

  return {
    name: 'PipelineEnumsPlugin',
    gather: {
      hooks: {
        async pgIntrospection_introspection() {
          enums = await readEnums(pool)
        },
        pgCodecs_attribute(_, { pgClass, pgAttribute, attribute }) {
          attribute.codec = codecFor(attribute.codec, pgClass.relname, pgAttribute.attname)
        },
        pgProcedures_PgResourceOptions(_, { pgProc, resourceOptions }) {
          resourceOptions.parameters = resourceOptions.parameters?.map((parameter) => ({
            ...parameter,
            codec: codecFor(parameter.codec, pgProc.proname, parameter.name),
          }))
        },
      },
    },
    schema: {
      hooks: {
        finalize(schema) {
          for (const [name, values] of enums.values) {
            const type = schema.getType(name)
            if (isEnumType(type)) finish(type, values, () => enums.names.get(name))
          }
          return schema
        },
      },
    },
  }
}

async function readEnums(pool: pg.Pool): Promise<Enums> {
  const known = await readKnownNames(pool)
  const enums: Enums = { codecs: new Map(), values: new Map(), names: new Map() }
  for (const [name, vocabulary] of Object.entries(vocabularies)) {
    const { columns, description } = vocabulary
    const values: Value[] =
      'values' in vocabulary
        ? Object.entries(vocabulary.values).map(([value, meaning]) => ({
            value,
            description: meaning,
            isRetired: false,
          }))
        : (known.get(vocabulary.named) ?? []).map((one) => ({
            value: one.name,
            description: one.description ?? 'Of earlier rules; history tells of it.',
            isRetired: !one.isPresent,
          }))
    const unknown = { value: unknownValue, description: 'Anything newer than this server.', isRetired: false }
    const one = enumCodec({
      name,
      identifier: TYPES.text.sqlType,
      values: [...values, unknown],
      description,
      extensions: { tags: { name } },
    })
    enums.values.set(name, values)
    enums.names.set(name, new Set(values.map(({ value }) => value)))
    const list = listOfCodec(one, { name: `${name}List` })
    for (const column of columns) enums.codecs.set(column, { one, list })
  }
  return enums
}

/**
 * Marks what the rules no longer know, and lets no value make an answer fail. A subscription that was opened before a
 * release tells the names that were learned since, too.
 */
function finish(
  type: GraphQLEnumType,
  values: readonly Value[],
  known: () => ReadonlySet<string> | undefined,
): void {
  type.serialize = (value) => (typeof value === 'string' && known()?.has(value) ? value : unknownValue)
  for (const { value } of values.filter(({ isRetired }) => isRetired)) {
    const retired = type.getValue(value)
    if (retired != null) retired.deprecationReason = 'The rules no longer know it.'
  }
}
