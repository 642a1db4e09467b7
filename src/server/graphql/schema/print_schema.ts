import './graphile_env.ts'
import { isEnumType, lexicographicSortSchema, printSchema } from 'graphql'
import { makeSchema } from 'postgraphile'
import { openPool } from '../../../../db/connection/pool.ts'
import { unknownValue } from './enums.ts'
import { schemaPreset } from './schema_preset.ts'

/** The API's schema of a database, in GraphQL's own language. @throws when it has an enum that nothing can be. */
export async function printedSchema(url: string): Promise<string> {
  const pool = openPool(url, { applicationName: 'pipeline schema', role: 'pipeline_server', max: 2 })
  try {
    const { schema } = await makeSchema(schemaPreset(pool))
    const empty = Object.values(schema.getTypeMap()).filter(
      (type) => isEnumType(type) && type.getValues().every(({ name }) => name === unknownValue),
    )
    if (empty.length > 0) throw new Error(`Enums of the API without a value: ${empty.join(', ')}`)
    return `${printSchema(lexicographicSortSchema(schema))}\n`
  } finally {
    await pool.end()
  }
}
