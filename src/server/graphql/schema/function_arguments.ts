import type { GraphQLInputFieldExtensions } from 'postgraphile/graphql'
import 'postgraphile'

declare module 'postgraphile/graphql' {
  interface GraphQLInputFieldExtensions {
    /** The type of the database that takes it. */
    domain?: string
  }
}

/** What a function has no default for has to be given; and which of the database's domains takes it is known of each. */
export const functionArgumentsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineFunctionArgumentsPlugin',
  version: '1.0.0',
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
        for (const resource of Object.values(input.pgRegistry.pgResources)) {
          if (!resource.isMutation || resource.parameters === undefined) continue
          const type = schema.getType(inflection.customMutationInput({ resource: resource as never }))
          if (!isInputObjectType(type)) continue
          for (const { name, extensions } of resource.parameters) {
            const { domain } = extensions as GraphQLInputFieldExtensions
            const field = type.getFields()[inflection.camelCase(name ?? '')]
            if (field !== undefined && domain !== undefined) field.extensions = { domain }
          }
        }
        return schema
      },
    },
  },
}
