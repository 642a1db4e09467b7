import { useClient } from 'urql'
import { refusedInWords } from '../../board/move/refusal_words.ts'
import { Move, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useSheet } from '../state/sheet.ts'

/** Moves the lead from where it was seen. @returns why not, in words; undefined when it has moved. */
export function useMove() {
  const client = useClient()
  const { lead, titleOf } = useSheet()
  return async (toStage: StageName, reason: string | undefined): Promise<string | undefined> => {
    const variables = { leadId: lead.id, toStage, reason, expectedStage: lead.pipelineStage }
    const { data, error } = await client.mutation(Move, variables).toPromise()
    if (error) return refusalInWords(error)
    const result = data?.requestTransition?.result
    return result == null || result.moved
      ? undefined
      : refusedInWords(result, (stage) => (stage === null ? '' : titleOf(stage as StageName)))
  }
}
