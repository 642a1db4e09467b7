import type { FactName } from '../../facts/fact_fields.ts'
import type { StageName } from '../../graphql/documents.ts'
import { businessNow } from '../../time/clock.ts'
import { segmentsOf } from '../text/segments.ts'
import type { Foreseen, LeadRow, TextRow } from './sheet.ts'

const now = () => new Date(businessNow()).toISOString()

/** Somebody leads the conversation, or nobody. */
export const ledBy =
  (takenOverBy: string | null): Foreseen =>
  ({ lead, explained }) => ({ lead, explained: { ...explained, takenOverBy } })

export function held(holdReason: string, heldUntil: string | null): Foreseen {
  const heldAt = now()
  return ({ lead, explained }) => ({ lead, explained: { ...explained, heldAt, holdReason, heldUntil } })
}

export const released: Foreseen = ({ lead, explained }) => ({
  lead,
  explained: { ...explained, holdReason: null, heldUntil: null },
})

/** A text of a person's, until it is there itself. */
export function withText(known: LeadRow, body: string, sendAt: string | undefined): Foreseen {
  const newest = BigInt(known.messages.nodes[0]?.textNo ?? 0)
  const text: TextRow = {
    ...{
      id: `foreseen ${newest}`,
      textNo: String(newest + 1n),
      direction: 'outbound',
      author: 'person',
      body,
    },
    ...{ purpose: 'person', status: sendAt === undefined ? 'sending' : 'queued', statusReason: null },
    ...{
      cancelledBecause: null,
      unbackedClaims: null,
      segments: segmentsOf(body),
      carrierSegments: null,
      price: null,
    },
    ...{ priceCurrency: null, media: [], intent: null, intentAmount: null, enteredBy: null },
    ...{ createdAt: now(), writtenAt: null, sentAt: null, deliveredAt: null },
    ...{ notBefore: sendAt ?? null, scheduledFor: null },
  }
  return ({ lead, explained }) => {
    const { messages } = lead
    const isThere = messages.nodes.some(
      (each) => each.direction === 'outbound' && each.purpose === 'person' && BigInt(each.textNo) > newest,
    )
    if (isThere) return { lead, explained }
    return { lead: { ...lead, messages: { ...messages, nodes: [text, ...messages.nodes] } }, explained }
  }
}

export function withNote(known: LeadRow, writtenBy: string, body: string): Foreseen {
  const ids = new Set(known.notes.nodes.map(({ id }) => id))
  const note: LeadRow['notes']['nodes'][number] = {
    ...{ id: 'foreseen', body, isPinned: false, writtenBy, writtenAt: now() },
    ...{ correctedAt: null, reviewItemId: null },
  }
  return ({ lead, explained }) => {
    if (lead.notes.nodes.some((each) => !ids.has(each.id) && each.body === body)) return { lead, explained }
    return { lead: { ...lead, notes: { ...lead.notes, nodes: [note, ...lead.notes.nodes] } }, explained }
  }
}

export const withoutQuestion =
  (itemId: string): Foreseen =>
  ({ lead, explained }) => ({
    lead: {
      ...lead,
      reviewItems: { ...lead.reviewItems, nodes: lead.reviewItems.nodes.filter(({ id }) => id !== itemId) },
    },
    explained,
  })

export const withoutDraft =
  (draftId: string): Foreseen =>
  ({ lead, explained }) => ({
    lead: {
      ...lead,
      drafts: { ...lead.drafts, nodes: lead.drafts.nodes.filter(({ id }) => id !== draftId) },
    },
    explained,
  })

export function movedTo(pipelineStage: StageName): Foreseen {
  const stageEnteredAt = now()
  return ({ lead, explained }) =>
    lead.pipelineStage === pipelineStage
      ? { lead, explained }
      : { lead: { ...lead, pipelineStage, stageEnteredAt }, explained: { ...explained, moves: [] } }
}

export const ownedBy =
  (owner: string | null): Foreseen =>
  ({ lead, explained }) => ({
    lead: { ...lead, leadOwner: owner === null ? null : { ...lead.leadOwner, owner } },
    explained,
  })

/** A fact as the lead has it. */
export const withFact =
  (name: FactName, value: unknown): Foreseen =>
  ({ lead, explained }) => ({ lead: { ...lead, [name]: value }, explained })

export const withNoteChanged =
  (noteId: string, change: { body: string } | { isPinned: boolean }): Foreseen =>
  ({ lead, explained }) => ({
    lead: {
      ...lead,
      notes: {
        ...lead.notes,
        nodes: lead.notes.nodes.map((note) => (note.id === noteId ? { ...note, ...change } : note)),
      },
    },
    explained,
  })
