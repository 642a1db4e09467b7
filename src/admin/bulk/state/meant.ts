import type { PreviewBulkQueryVariables } from '../../graphql/documents.ts'

/** Which leads are meant: those that were picked, or those that the board shows. */
export type Meant =
  | { leadIds: string[] }
  | { filter: Pick<PreviewBulkQueryVariables, 'search' | 'source' | 'owner' | 'turn'> }

/** What a verb needs beside the leads. */
export type Needs = Pick<PreviewBulkQueryVariables, 'stages' | 'toStage' | 'atTime' | 'template' | 'assignee'>

export function leadsOf(
  meant: Meant,
): Pick<PreviewBulkQueryVariables, 'leadIds' | 'search' | 'source' | 'owner' | 'turn'> {
  return 'leadIds' in meant ? { leadIds: meant.leadIds } : { leadIds: null, ...meant.filter }
}
