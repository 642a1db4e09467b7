import { usePreview } from '../../forms/usePreview.ts'
import { type BulkPreviewFactsFragment, PreviewBulk } from '../../graphql/documents.ts'
import { leadsOf, type Meant, type Needs } from '../state/meant.ts'
import type { OfferedVerb } from '../state/verbs.ts'

export interface Preview {
  found?: BulkPreviewFactsFragment | undefined
  problem?: string | undefined
  /** What is still to be said. */
  lacks?: string | undefined
}

/** What would become of the leads, as soon as all is said that the verb needs, and again when it is said otherwise, or somebody looks once more. */
export function useBulkPreview(verb: OfferedVerb, meant: Meant, needs: Needs, looks = 0): Preview {
  const lacks = whatIsLacking(verb, needs)
  const asked = lacks === undefined ? { verb, ...leadsOf(meant), ...needs } : undefined
  const { data, problem, isCurrent } = usePreview(PreviewBulk, asked, looks)
  if (lacks !== undefined) return { lacks }
  return isCurrent ? { found: data?.previewBulkAct ?? undefined, problem } : {}
}

function whatIsLacking(verb: OfferedVerb, { toStage, template, atTime }: Needs): string | undefined {
  if (verb === 'move' && toStage == null) return 'Say where they are to go.'
  if (verb === 'send_template' && template == null) return 'Say which text they are to get.'
  if (verb === 'move_timer' && atTime == null) return 'Say when the timers are to fire.'
  return undefined
}
