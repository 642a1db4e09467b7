import { makeSchema } from 'postgraphile'
import type { SchemaOf } from '../../../src/server/graphql/graphql_routes.ts'

const made = new Map<string, ReturnType<SchemaOf>>()

/** The databases of stories are alike, so that the API's schema is made once, and what it has planned stays planned. */
export const oneSchema: SchemaOf = (preset, learned) => {
  const schema = made.get(learned) ?? makeSchema(preset).then(({ schema }) => schema)
  made.set(learned, schema)
  schema.catch(() => made.delete(learned))
  return schema
}
