import { extendSchema, gql } from 'postgraphile/utils'
import { factList } from '../../../../db/leads/lead_facts.ts'
import { makingSchema } from '../plugins/making_schema.ts'

/** What a function takes as JSON of a known shape, and its type in the API; in psql it is JSON. */
const shapes: ReadonlyMap<string, { type: string; isList?: true }> = new Map([
  ['EditLeadInput.insteadOf', { type: 'FactsSeen' }],
  ['ReadDeliveryAgainInput.mended', { type: 'MendedFacts' }],
  ['RecordInboundMessageInput.media', { type: 'MediaBrought', isList: true }],
  ['ReplayAgentRunsInput.filter', { type: 'RunsToReplay' }],
])

export const jsonInputsPlugin = makingSchema('PipelineJsonInputsPlugin', {
  GraphQLInputObjectType_fields_field(field, build, { scope, Self }) {
    const shape = shapes.get(`${Self.name}.${scope.fieldName}`)
    if (shape === undefined) return field
    const { GraphQLList, GraphQLNonNull, isNonNullType } = build.graphql
    const one = build.getInputTypeByName(shape.type)
    const type = shape.isList ? new GraphQLList(new GraphQLNonNull(one)) : one
    return { ...field, type: isNonNullType(field.type) ? new GraphQLNonNull(type) : type }
  },
})

/** What may be written in place of what a source brought. */
const mendable = [
  { column: 'vendor_phone', field: 'vendorPhone', label: 'phone' },
  ...factList.map(({ column, field, label }) => ({ column, field, label })),
]

export const inputTypesPlugin = extendSchema({
  typeDefs: gql`
    "Facts as a person writes them in place of what a source brought."
    input MendedFacts {
      ${mendable.map(({ field, label }) => `${JSON.stringify(`The ${label}, as text; left out: as it came.`)} ${field}: String`).join('\n')}
    }

    "What somebody last saw of the facts that they change; what is left out asks nothing."
    input FactsSeen {
      ${mendable.map(({ field, label }) => `${JSON.stringify(`The ${label}, as text; null: not known.`)} ${field}: String`).join('\n')}
    }

    "A picture or the like that came with a text."
    input MediaBrought {
      "Where the carrier keeps it."
      url: String!
      "What it is, as image/jpeg; left out when nobody knows."
      contentType: String
    }

    "Which runs that were given up are meant; what is left out asks nothing."
    input RunsToReplay {
      "Of this agent."
      agent: AgentName
      "Whose lead stood at this stage."
      stage: StageName
      "Whose error has this in it."
      error: String
      "Given up at this time or later."
      since: Datetime
      "Given up at this time or earlier."
      until: Datetime
      "Of these leads."
      leadIds: [UUID!]
      "These runs."
      runIds: [UUID!]
      "At most so many; 1000 when left out."
      limit: Int
      "Whether to say only what would happen."
      dryRun: Boolean
    }
  `,
  inputObjects: {
    FactsSeen: { baked: byColumns((value) => value !== undefined) },
    MendedFacts: { baked: byColumns((value) => value != null) },
  },
})

function byColumns(isSaid: (value: unknown) => boolean) {
  return (given: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      mendable.flatMap(({ column, field }) => (isSaid(given[field]) ? [[column, given[field]]] : [])),
    )
}
