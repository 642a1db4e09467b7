import type { TrustedDocuments } from '../../../documents/trusted_documents.ts'
import { aroundOperations, type OperationArgs } from './around_operations.ts'

type Preset = GraphileConfig.ResolvedPreset

/**
 * How long a plan takes depends on what else the machine does, and Grafast gives the refusal of the first to everybody
 * who asks for the same within a minute. What our own pages ask is known, and planned however long that takes; only what
 * others ask is given up.
 *
 * Grafast counts the time of execution from when a subscription began, so that one which is as old would tell nothing
 * but errors. A subscription lives as long as somebody listens; each statement has a time limit of its own.
 */
export function timeLimitsPlugin(ofPages: TrustedDocuments): GraphileConfig.Plugin {
  const known = new Set(ofPages.values())
  const patient = withoutLimit('planning')
  const endless = withoutLimit('execution')

  function change(args: OperationArgs, withPatience: (preset: Preset) => Preset): void {
    if (args.resolvedPreset !== undefined) args.resolvedPreset = withPatience(args.resolvedPreset)
  }
  function letPagesTakeTime(args: OperationArgs): void {
    if (known.has(args.document.loc?.source.body ?? '')) change(args, patient)
  }

  return aroundOperations('PipelineTimeLimitsPlugin', {
    execute(next, { args }) {
      letPagesTakeTime(args)
      return next()
    },
    subscribe(next, { args }) {
      change(args, endless)
      letPagesTakeTime(args)
      return next()
    },
  })
}

/** Made once for each preset: what is planned for one is not known for another, and middleware is known by it. */
function withoutLimit(limit: 'planning' | 'execution'): (preset: Preset) => Preset {
  const presets = new WeakMap<Preset, Preset>()
  return (preset) => {
    const made = presets.get(preset)
    if (made !== undefined) return made
    const { timeouts, ...grafast } = preset.grafast ?? {}
    const { [limit]: _, ...others } = timeouts ?? {}
    const without = { ...preset, grafast: { ...grafast, timeouts: others } }
    presets.set(preset, without)
    return without
  }
}
