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
        args.resolvedPreset = withoutEnd(resolvedPreset)
        return next()
      },
    },
  },
}

/** Made once: what is planned for one preset is not known for another. */
const presets = new WeakMap<GraphileConfig.ResolvedPreset, GraphileConfig.ResolvedPreset>()

function withoutEnd(preset: GraphileConfig.ResolvedPreset): GraphileConfig.ResolvedPreset {
  const known = presets.get(preset)
  if (known !== undefined) return known
  const { timeouts, ...grafast } = preset.grafast ?? {}
  const { execution: _, ...others } = timeouts ?? {}
  const endless = { ...preset, grafast: { ...grafast, timeouts: others } }
  presets.set(preset, endless)
  return endless
}
