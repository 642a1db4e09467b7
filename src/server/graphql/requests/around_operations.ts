import 'postgraphile'

type Middleware = NonNullable<NonNullable<GraphileConfig.Plugin['grafast']>['middleware']>

/** What an operation comes with. */
export type OperationArgs = Parameters<GraphileConfig.GrafastMiddleware['execute']>[0]['args']

/** A plugin that stands around operations: while they are prepared, planned, executed or subscribed to. */
export const aroundOperations = (name: string, middleware: Middleware): GraphileConfig.Plugin => ({
  name,
  grafast: { middleware },
})
