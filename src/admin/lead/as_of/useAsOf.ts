import { useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { LeadAsOf } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useAllRows } from '../earlier/useAllRows.ts'
import { firstRows } from '../state/first_rows.ts'
import type { Sheet } from '../state/sheet.ts'
import { isAfter, offersAsOf } from './offers_as_of.ts'

export interface AsOfSheet {
  sheet: Sheet
  /** As ISO 8601; undefined is now. */
  at: string | undefined
  setAt: (at: string | undefined) => void
  problem: string | undefined
}

/** The sheet as it was at a time: its facts, where it stood, and what had happened by then. Nobody acts on that. */
export function useAsOf(present: Sheet): AsOfSheet {
  const [at, setAt] = useState<string>()
  const [{ data, error }] = useQuery({
    query: LeadAsOf,
    variables: { id: present.lead.id, at: at ?? '', ...firstRows },
    pause: at === undefined,
  })
  const past = data?.leadAsOf
  const { texts, events, notes } = useAllRows(at === undefined ? undefined : data?.vendorLead)
  const sheet = useMemo(() => {
    if (at === undefined || past == null) return present
    const before = <Row extends object>(rows: readonly Row[], when: (row: Row) => string) =>
      rows.filter((row) => Date.parse(when(row)) <= Date.parse(at))
    const { lead, explained } = present
    const { turn, turnSince, heldAt, holdReason, takenOverBy, ...facts } = past
    return {
      ...present,
      asOf: at,
      mayAct: false,
      mayOverride: false,
      ...{ showMoreTexts: texts.showMore, showMoreEvents: events.showMore, showMoreNotes: notes.showMore },
      lead: {
        ...lead,
        ...facts,
        messages: { ...lead.messages, nodes: [...texts.rows] },
        events: { ...lead.events, nodes: [...events.rows] },
        offers: { ...lead.offers, nodes: offersAsOf(lead.offers.nodes, at) },
        deal: lead.deal !== null && isAfter(lead.deal.createdAt, at) ? null : lead.deal,
        drafts: { ...lead.drafts, nodes: [] },
        notes: { ...lead.notes, nodes: [...notes.rows] },
        phoneCalls: { ...lead.phoneCalls, nodes: before(lead.phoneCalls.nodes, ({ madeAt }) => madeAt) },
      },
      explained: {
        ...{ ...explained, turn, turnSince, heldAt, holdReason, takenOverBy },
        ...{ heldUntil: null, optedOutAt: null, deadReason: null, stops: [], otherPhones: [] },
        consent: { ...explained.consent, obstacles: { answer: null, service: null, chaser: null } },
        pending: { ...explained.pending, alerts: [], call: null },
      },
    }
  }, [present, past, at, texts, events, notes])
  const isUnknown = at !== undefined && data !== undefined && past == null
  const problem = error ? refusalInWords(error) : isUnknown ? 'It had not come in yet.' : undefined
  return { sheet, at: at !== undefined && past != null ? at : undefined, setAt, problem }
}
