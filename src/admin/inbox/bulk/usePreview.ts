import { useEffect, useState } from 'react'
import type { Preview } from '../../bulk/usePreview.ts'
import { liveClient } from '../../graphql/clients.ts'
import { PreviewItemAct, type PreviewItemActQueryVariables } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

/** What would become of all that match, and again when something else is to be done, or somebody looks once more. */
export function usePreview(asked: PreviewItemActQueryVariables, looks: number): Preview {
  const variables = JSON.stringify(asked)
  const key = `${looks} ${variables}`
  const [answer, setAnswer] = useState<{ key: string } & Preview>()
  useEffect(() => {
    let isWanted = true
    void liveClient
      .query(PreviewItemAct, JSON.parse(variables))
      .toPromise()
      .then(({ data, error }) => {
        if (!isWanted) return
        setAnswer({
          key,
          found: data?.previewItemAct ?? undefined,
          problem: error && refusalInWords(error),
        })
      })
    return () => {
      isWanted = false
    }
  }, [key, variables])
  return answer?.key === key ? answer : {}
}
