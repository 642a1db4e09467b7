import { liveClient } from '../../graphql/clients.ts'
import { MoveNeeds, type StageName, WhereTo } from '../../graphql/documents.ts'

/** What is asked for before a lead goes to a stage. */
export interface Wants {
  /** Columns of the lead, or with `deal.` before them of its deal. */
  missingFields: readonly string[]
  isReasonRequired: boolean
  /** Whether a deal or its investor is lost by it, so that the standard reason is asked for. */
  asksFallThrough: boolean
}

/** What somebody has said about a move. */
export interface Told {
  reason?: string | undefined
  fallThrough?: string | undefined
}

export const wantsNothing = ({ missingFields, isReasonRequired, asksFallThrough }: Wants) =>
  missingFields.length === 0 && !isReasonRequired && !asksFallThrough

/** What a lead's move to a stage needs, as the database says before anybody asks for it. */
export interface Needs extends Wants {
  isLegal: boolean
  legalStages: readonly StageName[]
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
    asksFallThrough: explained.asksFallThrough === true,
  }
}

/** Where people may move a lead, and what each wants; undefined when the server cannot be asked at this moment. */
export async function readTargets(leadId: string) {
  const { data } = await liveClient.query(WhereTo, { leadId })
  return data?.explainLead?.moves.filter(({ people }) => people).map(targetOf)
}

interface Move {
  to: StageName
  note: string | null
  missing: readonly string[]
  reasonRequired: boolean
  asksFallThrough: boolean
}

export const targetOf = ({ to, note, missing, reasonRequired, asksFallThrough }: Move) => ({
  stage: to,
  note,
  wants: { missingFields: missing, isReasonRequired: reasonRequired, asksFallThrough },
})
