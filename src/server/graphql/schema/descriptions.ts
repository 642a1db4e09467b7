import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'postgraphile/graphql'
import { makingSchema } from '../plugins/making_schema.ts'
import { memberDescriptions } from './member_descriptions.ts'

interface Member {
  name: string
  description?: string | null | undefined
}

type Types = Record<string, GraphQLNamedType>

/** Gives words to whatever of the schema has none from the database, and leaves out what nobody needs. */
export const descriptionsPlugin = makingSchema('PipelineDescriptionsPlugin', {
  GraphQLInputObjectType_fields: ({ clientMutationId, ...fields }, _, { scope }) =>
    scope.isMutationInput || clientMutationId === undefined ? fields : { ...fields, clientMutationId },
  GraphQLObjectType_fields: ({ clientMutationId, ...fields }, _, { scope }) =>
    scope.isMutationPayload || clientMutationId === undefined ? fields : { ...fields, clientMutationId },
  finalize(schema) {
    const types = schema.getTypeMap()
    for (const type of Object.values(types)) {
      type.description = memberDescriptions[type.name] ?? type.description
      for (const member of membersOf(type))
        member.description =
          memberDescriptions[`${type.name}.${member.name}`] ??
          member.description ??
          wordsFor(member, type, types)
      for (const [field, argument] of argumentsOf(type))
        argument.description ??=
          memberDescriptions[`${type.name}.${field.name}.${argument.name}`] ??
          columnOf(getNamedType(field.type), argument.name) ??
          memberDescriptions[argument.name]
    }
    return schema
  },
})

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return [...type.getValues()]
  return isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
}

function argumentsOf(type: GraphQLNamedType): [GraphQLField<unknown, unknown>, GraphQLArgument][] {
  if (!isObjectType(type)) return []
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.map((argument): [typeof field, typeof argument] => [field, argument]),
  )
}

function wordsFor({ name }: Member, type: GraphQLNamedType, types: Types): string | undefined {
  const own = memberDescriptions[`${type.name}.${name}`]
  if (own !== undefined || name.startsWith('__')) return own
  if (isEnumType(type)) return type.name.endsWith('OrderBy') ? orderWords(name) : undefined
  if (isInputObjectType(type))
    return memberDescriptions[name] ?? columnOf(types.VendorLead, name) ?? columnOf(types.Deal, name)
  if (type.name.endsWith('Payload') && name === 'result') return 'What came of it.'
  return undefined
}

function columnOf(type: GraphQLNamedType | undefined, name: string): string | undefined {
  return isObjectType(type) ? (type.getFields()[name]?.description ?? undefined) : undefined
}

function orderWords(value: string): string {
  if (value === 'NATURAL') return 'As they come.'
  const [, column = '', direction] = /^(.+)_(ASC|DESC)$/.exec(value) ?? []
  const by = column.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const from = direction === 'ASC' ? 'the lowest or earliest first' : 'the highest or latest first'
  return column === 'PRIMARY_KEY' ? `In the order of the key, ${from}.` : `By ${by}, ${from}.`
}
