import 'postgraphile'

/** What a function has no default for has to be given. */
export const functionArgumentsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineFunctionArgumentsPlugin',
  version: '1.0.0',
  gather: {
    hooks: {
      pgProcedures_PgResourceOptions(_, { resourceOptions }) {
        resourceOptions.parameters = resourceOptions.parameters?.map((parameter) => ({
          ...parameter,
          notNull: parameter.notNull === true || parameter.optional !== true,
        }))
      },
    },
  },
}
