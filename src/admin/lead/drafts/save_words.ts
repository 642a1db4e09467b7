import type { Client, CombinedError } from 'urql'
import { DiscardDraft, DraftNow, EditDraft, SaveDraft } from '../../graphql/documents.ts'
import { codeOf, refusalInWords } from '../../graphql/refusal.ts'

/** The words that somebody else, or oneself elsewhere, has written into the draft meanwhile. */
export interface Rival {
  draftId: string
  body: string
  by: string
}

export type Saved =
  | { what: 'kept'; draftId: string | undefined; keptBody: string }
  | { what: 'rival'; rival: Rival }
  | { what: 'problem'; why: string }

export interface Words {
  leadId: string
  draftId: string | undefined
  body: string
  /** What was there when it was last seen; nothing else is overwritten. */
  keptBody: string
}

/** Keeps the words of a draft; without words there is no draft any more. */
export async function saveWords(client: Client, words: Words): Promise<Saved> {
  const { leadId, draftId, body, keptBody: insteadOf } = words
  if (body.trim() === '') {
    const { error } = await client.mutation(DiscardDraft, { draftId: draftId ?? '' })
    return error ? refused(client, error) : { what: 'kept', draftId: undefined, keptBody: '' }
  }
  const saving =
    draftId === undefined
      ? await client.mutation(SaveDraft, { leadId, body, insteadOf })
      : await client.mutation(EditDraft, { draftId, body, insteadOf })
  const { data, error } = saving
  // A colleague has sent or discarded it: what is written here begins another.
  if (draftId !== undefined && codeOf(error) === 'VL036')
    return saveWords(client, { ...words, draftId: undefined, keptBody: '' })
  if (error) return refused(client, error)
  const draft = data && 'saveDraft' in data ? data.saveDraft?.result : data?.editDraft?.result
  return { what: 'kept', draftId: draft?.id ?? draftId, keptBody: draft?.body ?? body }
}

async function refused(client: Client, error: CombinedError): Promise<Saved> {
  const { draftId } = (error.graphQLErrors[0]?.extensions.detail ?? {}) as { draftId?: string }
  if (codeOf(error) === 'VL041' && draftId !== undefined) {
    const { data } = await client.query(DraftNow, { id: draftId }, { requestPolicy: 'network-only' })
    const now = data?.draft
    if (now != null)
      return { what: 'rival', rival: { draftId, body: now.body, by: now.editedBy ?? now.writtenBy } }
  }
  return { what: 'problem', why: refusalInWords(error) }
}
