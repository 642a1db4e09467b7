import { PgFirstLastBeforeAfterArgsPlugin as pageArguments } from 'postgraphile/graphile-build-pg'

type Hook = (
  args: object,
  build: object,
  context: { scope: { isPgFieldSimpleCollection?: boolean } },
) => object

const addPageArguments = pageArguments.schema?.hooks?.GraphQLObjectType_fields_field_args as unknown as Hook

/** PostGraphile's own, which is left out. */
export const pageArgumentsOfPostGraphile = pageArguments.name

/** What a function returns without pages has the function's own arguments, and no others. */
export const plainListsPlugin: GraphileConfig.Plugin = {
  ...pageArguments,
  name: 'PipelinePlainListsPlugin',
  schema: {
    ...pageArguments.schema,
    hooks: {
      GraphQLObjectType_fields_field_args: (args, build, context) =>
        (context.scope.isPgFieldSimpleCollection
          ? args
          : addPageArguments(args, build, context as never)) as typeof args,
    },
  },
}
