import type { GraphQLInputFieldExtensions } from 'postgraphile/graphql'
import { longestWords, type WordsDomain } from '../../../free_text.ts'
import 'postgraphile'

declare module 'postgraphile/graphql' {
  interface GraphQLInputFieldExtensions {
    /** The domain of the database that takes these words. */
    words?: WordsDomain
  }
}

/** What a function has no default for has to be given; and what words of somebody's own may be is known of each. */
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
          extensions: { ...parameter.extensions, words: domains.get(parameter.name ?? null) },
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
            const { words } = extensions as GraphQLInputFieldExtensions
            const field = type.getFields()[inflection.camelCase(name ?? '')]
            if (field !== undefined && words !== undefined && words in longestWords)
              field.extensions = { words }
          }
        }
        return schema
      },
    },
  },
}
