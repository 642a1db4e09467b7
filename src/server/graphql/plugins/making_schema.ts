import 'postgraphile'

type Hooks = NonNullable<NonNullable<GraphileConfig.Plugin['schema']>['hooks']>

/** A plugin that has a say in how the schema is made, and in nothing else. */
export const makingSchema = (name: string, hooks: Hooks): GraphileConfig.Plugin => ({
  name,
  schema: { hooks },
})
