import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { DiscardDraft, EditDraft, SaveDraft } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { type DraftRow, useSheet } from '../state/sheet.ts'

const pauseMs = 1_200

/**
 * The words in the composer, kept in the database whenever their writer pauses or leaves. It begins with one's own open
 * draft for the lead, if there is one.
 */
export function useKeptDraft(me: string, tell: (problem: string | undefined) => void) {
  const client = useClient()
  const { lead, mayAct } = useSheet()
  const own = lead.drafts.nodes.find(({ writtenBy, author }) => writtenBy === me && author === 'person')
  const [body, setBody] = useState(own?.body ?? '')
  const [draftId, setDraftId] = useState(own?.id)
  const state = useRef({ body, draftId, keptBody: body, leadId: lead.id, isLeaving: false })
  const running = useRef<Promise<void>>(Promise.resolve())

  const begin = useCallback((words = '', id?: string) => {
    Object.assign(state.current, {
      body: words,
      keptBody: id === undefined ? '' : words,
      draftId: id,
      isLeaving: false,
    })
    setBody(words)
    setDraftId(id)
  }, [])

  const keep = useMemo(() => {
    async function keepNow(): Promise<void> {
      const { body: words, draftId: id, keptBody, leadId, isLeaving } = state.current
      if (isLeaving || words === keptBody || (words.trim() === '' && id === undefined)) return
      const isGone = words.trim() === ''
      const { data, error } = isGone
        ? await client.mutation(DiscardDraft, { draftId: id ?? '' })
        : id === undefined
          ? await client.mutation(SaveDraft, { leadId, body: words })
          : await client.mutation(EditDraft, { draftId: id, body: words })
      if (error) return tell(`It is not kept as a draft: ${refusalInWords(error)}`)
      state.current.keptBody = words
      const savedId = data && 'saveDraft' in data ? data.saveDraft?.result?.id : id
      state.current.draftId = isGone ? undefined : savedId
      setDraftId(state.current.draftId)
    }
    return () => {
      running.current = running.current.then(keepNow)
      return running.current
    }
  }, [client, tell])

  const write = useCallback((words: string) => {
    state.current.body = words
    setBody(words)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words begins the pause anew
  useEffect(() => {
    if (!mayAct) return undefined
    const timer = setTimeout(keep, pauseMs)
    return () => clearTimeout(timer)
  }, [body, keep, mayAct])
  useEffect(() => {
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      void keep()
    }
  }, [keep])

  /** Empties it, since its words leave, until `begin`. @returns the draft that they were kept as. */
  const letGo = useCallback(async (): Promise<string | undefined> => {
    state.current.isLeaving = true
    setBody('')
    await running.current
    return state.current.draftId
  }, [])

  /** Goes on with a draft that somebody else, or an agent, has begun. */
  const goOn = useCallback(
    async (draft: DraftRow) => {
      await keep()
      begin(draft.body, draft.id)
    },
    [keep, begin],
  )
  return { body, draftId, write, begin, letGo, goOn }
}
