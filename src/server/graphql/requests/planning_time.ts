import 'postgraphile'
import type { TrustedDocuments } from '../../../documents/trusted_documents.ts'

/**
 * How long a plan takes depends on what else the machine does, and Grafast gives the refusal of the first to everybody
 * who asks for the same within a minute. What our own pages ask is known, and planned however long that takes; only what
 * others ask is given up.
 */
export function planningTimePlugin(ofPages: TrustedDocuments): GraphileConfig.Plugin {
  const known = new Set(ofPages.values())
  /** Made once for each preset: middleware is known by it. */
  const presets = new WeakMap<GraphileConfig.ResolvedPreset, GraphileConfig.ResolvedPreset>()

  function withoutLimit(preset: GraphileConfig.ResolvedPreset): GraphileConfig.ResolvedPreset {
    const made = presets.get(preset)
    if (made !== undefined) return made
    const { timeouts, ...grafast } = preset.grafast ?? {}
    const { planning: _, ...others } = timeouts ?? {}
    const patient = { ...preset, grafast: { ...grafast, timeouts: others } }
    presets.set(preset, patient)
    return patient
  }

  function letPagesTakeTime(args: Asked): void {
    const isOurs = known.has(args.document.loc?.source.body ?? '')
    if (isOurs && args.resolvedPreset !== undefined) args.resolvedPreset = withoutLimit(args.resolvedPreset)
  }

  return {
    name: 'PipelinePlanningTimePlugin',
    version: '1.0.0',
    grafast: {
      middleware: {
        execute(next, { args }) {
          letPagesTakeTime(args)
          return next()
        },
        subscribe(next, { args }) {
          letPagesTakeTime(args)
          return next()
        },
      },
    },
  }
}

interface Asked {
  resolvedPreset?: GraphileConfig.ResolvedPreset
  document: { loc?: { source: { body: string } } | undefined }
}
