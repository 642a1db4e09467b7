import type { GraphQLInputObjectType, GraphQLInputType } from 'postgraphile/graphql'

/** Where a value stands: what it has to be, its name, and which domain of the database takes it. */
export interface Place {
  type: GraphQLInputType
  field: string
  domain?: string | undefined
}

/** The place of a part of a value; undefined when it has no such part. */
export function partOf(whole: Place, type: GraphQLInputObjectType, name: string): Place | undefined {
  const part = type.getFields()[name]
  if (part === undefined) return undefined
  return { type: part.type, field: `${whole.field}.${name}`, domain: part.extensions.domain }
}
