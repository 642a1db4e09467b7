import { createContext, useContext } from 'react'
import type { TypedDocumentNode } from 'urql'
import type { LeadQuery, StageName } from '../../graphql/documents.ts'

export type LeadRow = NonNullable<LeadQuery['vendorLead']>
export type Explained = NonNullable<LeadQuery['explainLead']>
export type TextRow = LeadRow['messages']['nodes'][number]
export type DraftRow = LeadRow['drafts']['nodes'][number]
export type NoteRow = LeadRow['notes']['nodes'][number]
export type FlagRow = LeadRow['propertyFlags']['nodes'][number]
export type RightRow = LeadRow['rightsRequests']['nodes'][number]
export type OfferRow = LeadRow['offers']['nodes'][number]
export type StageRow = NonNullable<LeadQuery['stages']>['nodes'][number]

/** What of the lead is shown. */
export interface Shown {
  lead: LeadRow
  explained: Explained
}

/** What an act makes of the lead; asked again on whatever has been read meanwhile. */
export type Foreseen = (shown: Shown) => Shown

/**
 * What is foreseen is shown at once, until the act is confirmed and read, or refused.
 *
 * @returns why it was refused, in words; undefined when it is done.
 */
export type Act = <Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
  foreseen?: Foreseen,
) => Promise<string | undefined>

/** A lead with everything about it that the page shows, of one moment, and what can be done to it. */
export interface Sheet extends Shown {
  /** In the order of the pipeline. */
  stages: readonly StageRow[]
  titleOf: (stage: StageName) => string
  maxSegments: number
  /** Whether its vendor is made up, so that somebody may hold their phone. */
  isSimulation: boolean
  /** Whether whoever looks may act on it; nobody may on what has been. */
  mayAct: boolean
  /** Whether they may also go around the rules. */
  mayOverride: boolean
  act: Act
  /** The time of which all is shown, as ISO 8601; undefined is now. */
  asOf?: string | undefined
  readAgain: () => Promise<void>
  showMoreTexts: (() => Promise<void>) | undefined
  showMoreEvents: (() => Promise<void>) | undefined
  showMoreNotes: (() => Promise<void>) | undefined
}

export const SheetContext = createContext<Sheet | undefined>(undefined)

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext)
  if (sheet === undefined) throw new Error('There is no lead around this component.')
  return sheet
}
