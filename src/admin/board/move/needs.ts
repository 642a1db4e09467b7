import { liveClient } from '../../graphql/clients.ts'
import { MoveNeeds, type StageName } from '../../graphql/documents.ts'

/** What a lead's move to a stage needs, as the database says before anybody asks for it. */
export interface Needs {
  isLegal: boolean
  legalStages: readonly StageName[]
  /** Columns of the lead, or with `deal.` before them of its deal. */
  missingFields: readonly string[]
  isReasonRequired: boolean
}

/** Undefined when the server cannot be asked at this moment. */
export async function readNeeds(leadId: string, toStage: StageName): Promise<Needs | undefined> {
  const { data } = await liveClient.query(MoveNeeds, { leadId, toStage })
  const explained = data?.explainMove
  if (explained == null) return undefined
  return {
    isLegal: explained.legal === true,
    legalStages: explained.legalStages?.filter((stage) => stage !== null) ?? [],
    missingFields: explained.missingFields?.filter((field) => field !== null) ?? [],
    isReasonRequired: explained.reasonRequired === true,
  }
}
