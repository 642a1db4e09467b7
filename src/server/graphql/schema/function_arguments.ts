import type { GraphQLInputFieldExtensions } from 'postgraphile/graphql'
import 'postgraphile'

declare module 'postgraphile/graphql' {
  interface GraphQLInputFieldExtensions {
    /** The type of the database that takes it. */
    domain?: string
  }
  interface GraphQLArgumentExtensions {
    /** The type of the database that takes it. */
    domain?: string
  }
}

/** What a function has no default for has to be given; and which of the database's domains takes it is known of each. */
export const functionArgumentsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineFunctionArgumentsPlugin',
  gather: {
    hooks: {
      pgProcedures_PgResourceOptions(_, { pgProc, resourceOptions }) {
        const domains = new Map(pgProc.getArguments().map(({ name, type }) => [name, type.typname]))
        resourceOptions.parameters = resourceOptions.parameters?.map((parameter) => ({
          ...parameter,
          notNull: parameter.notNull === true || parameter.optional !== true,
          extensions: { ...parameter.extensions, domain: domains.get(parameter.name ?? null) },
        }))
      },
    },
  },
  schema: {
    hooks: {
      finalize(schema, { inflection, input, graphql: { isInputObjectType } }) {
        const fieldsOfInput = (type: unknown) =>
          new Map<string, Member>(isInputObjectType(type) ? Object.entries(type.getFields()) : [])
        for (const resource of Object.values(input.pgRegistry.pgResources)) {
          if (resource.parameters === undefined) continue
          const members = resource.isMutation
            ? fieldsOfInput(schema.getType(inflection.customMutationInput({ resource: resource as never })))
            : argumentsOf(
                schema.getQueryType()?.getFields()[
                  inflection.customQueryField({ resource: resource as never })
                ],
              )
          for (const { name, extensions } of resource.parameters) {
            const { domain } = extensions as GraphQLInputFieldExtensions
            const member = members.get(inflection.camelCase(name ?? ''))
            if (member !== undefined && domain !== undefined)
              member.extensions = { ...member.extensions, domain }
          }
        }
        return schema
      },
    },
  },
}

interface Member {
  extensions: { domain?: string }
}

const argumentsOf = (field: { args: readonly (Member & { name: string })[] } | undefined) =>
  new Map<string, Member>(field?.args.map((argument) => [argument.name, argument]))
