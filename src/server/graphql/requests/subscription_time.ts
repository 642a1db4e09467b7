import 'postgraphile'

/**
 * Grafast counts the time of execution from when a subscription began, so that one which is as old would tell nothing
 * but errors. A subscription lives as long as somebody listens; each statement has a time limit of its own.
 */
export const subscriptionTimePlugin: GraphileConfig.Plugin = {
  name: 'PipelineSubscriptionTimePlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      subscribe(next, { args }) {
        const { resolvedPreset } = args
        if (resolvedPreset === undefined) return next()
        const { timeouts, ...grafast } = resolvedPreset.grafast ?? {}
        const { execution: _, ...others } = timeouts ?? {}
        args.resolvedPreset = { ...resolvedPreset, grafast: { ...grafast, timeouts: others } }
        return next()
      },
    },
  },
}
