import { useEffect, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { type BulkPreviewFactsFragment, PreviewBulk } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { leadsOf, type Meant, type Needs } from './meant.ts'
import type { OfferedVerb } from './verbs.ts'

export interface Preview {
  found?: BulkPreviewFactsFragment | undefined
  problem?: string | undefined
  /** What is still to be said. */
  lacks?: string | undefined
}

const afterMs = 250

/** What would become of the leads, as soon as all is said that the verb needs, and again when it is said otherwise, or somebody looks once more. */
export function usePreview(verb: OfferedVerb, meant: Meant, needs: Needs, looks = 0): Preview {
  const lacks = whatIsLacking(verb, needs)
  const asked = JSON.stringify({ verb, ...leadsOf(meant), ...needs })
  const key = `${looks} ${asked}`
  const [answer, setAnswer] = useState<{ key: string } & Preview>()
  useEffect(() => {
    if (lacks !== undefined) return undefined
    let isWanted = true
    const timer = setTimeout(async () => {
      const { data, error } = await liveClient.query(PreviewBulk, JSON.parse(asked)).toPromise()
      if (!isWanted) return
      setAnswer({ key, found: data?.previewBulkAct ?? undefined, problem: error && refusalInWords(error) })
    }, afterMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [key, asked, lacks])
  if (lacks !== undefined) return { lacks }
  return answer?.key === key ? answer : {}
}

function whatIsLacking(verb: OfferedVerb, { toStage, template, atTime }: Needs): string | undefined {
  if (verb === 'move' && toStage == null) return 'Say where they are to go.'
  if (verb === 'send_template' && template == null) return 'Say which text they are to get.'
  if (verb === 'move_timer' && atTime == null) return 'Say when the timers are to fire.'
  return undefined
}
