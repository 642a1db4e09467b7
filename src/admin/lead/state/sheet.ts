import { createContext, useContext } from 'react'
import type { TypedDocumentNode } from 'urql'
import type { LeadQuery, StageName } from '../../graphql/documents.ts'

export type LeadRow = NonNullable<LeadQuery['vendorLead']>
export type Explained = NonNullable<LeadQuery['explainLead']>
export type TextRow = LeadRow['messages']['nodes'][number]
export type OfferRow = LeadRow['offers']['nodes'][number]
export type StageRow = NonNullable<LeadQuery['stages']>['nodes'][number]

/** @returns why it was refused, in words; undefined when it is done. */
export type Act = <Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) => Promise<string | undefined>

/** A lead with everything about it that the page shows, of one moment, and what can be done to it. */
export interface Sheet {
  lead: LeadRow
  explained: Explained
  /** In the order of the pipeline. */
  stages: readonly StageRow[]
  titleOf: (stage: StageName) => string
  maxSegments: number
  /** Whether whoever looks may act on it; nobody may on what has been. */
  mayAct: boolean
  /** Whether they may also go around the rules. */
  mayOverride: boolean
  act: Act
  showMoreTexts: (() => void) | undefined
  showMoreEvents: (() => void) | undefined
}

export const SheetContext = createContext<Sheet | undefined>(undefined)

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext)
  if (sheet === undefined) throw new Error('There is no lead around this component.')
  return sheet
}
