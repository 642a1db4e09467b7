import './graphile_env.ts'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { makeSchema } from 'postgraphile'
import { openPool } from '../../../../db/connection/pool.ts'
import { schemaPreset } from './schema_preset.ts'

/** The API's schema of a database, in GraphQL's own language. */
export async function printedSchema(url: string): Promise<string> {
  const pool = openPool(url, { applicationName: 'pipeline schema', role: 'pipeline_server', max: 2 })
  try {
    const { schema } = await makeSchema(schemaPreset(pool))
    return `${printSchema(lexicographicSortSchema(schema))}\n`
  } finally {
    await pool.end()
  }
}
