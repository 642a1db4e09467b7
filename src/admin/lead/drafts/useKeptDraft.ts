import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { type DraftRow, useSheet } from '../state/sheet.ts'
import { type Rival, saveWords } from './save_words.ts'

const pauseMs = 1_200

/**
 * The words in the composer, kept in the database whenever their writer pauses or leaves. It begins with one's own open
 * draft for the lead, if there is one. What somebody else has written into it meanwhile is never overwritten unseen.
 */
export function useKeptDraft(me: string, tell: (problem: string | undefined) => void) {
  const client = useClient()
  const { lead, mayAct } = useSheet()
  const own = lead.drafts.nodes.find(({ writtenBy, author }) => writtenBy === me && author === 'person')
  const [body, setBody] = useState(own?.body ?? '')
  const [draftId, setDraftId] = useState(own?.id)
  const [rival, setRival] = useState<Rival>()
  const state = useRef({ body, draftId, keptBody: body, leadId: lead.id, isLeaving: false, rival })
  const running = useRef<Promise<void>>(Promise.resolve())

  const begin = useCallback((words = '', id?: string) => {
    const keptBody = id === undefined ? '' : words
    Object.assign(state.current, { body: words, keptBody, draftId: id, isLeaving: false, rival: undefined })
    setBody(words)
    setDraftId(id)
    setRival(undefined)
  }, [])

  const keep = useMemo(() => {
    async function keepNow(): Promise<void> {
      const { body: words, draftId: id, keptBody, isLeaving, rival: other } = state.current
      if (isLeaving || other !== undefined || words === keptBody || (words.trim() === '' && id === undefined))
        return
      const saved = await saveWords(client, state.current)
      if (saved.what === 'problem') return tell(`It is not kept as a draft: ${saved.why}`)
      if (saved.what === 'rival') {
        state.current.rival = saved.rival
        return setRival(saved.rival)
      }
      Object.assign(state.current, { keptBody: saved.keptBody, draftId: saved.draftId })
      setDraftId(saved.draftId)
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

  /** Of two who wrote, the words of this page go in the place of the others', or after them. */
  const outdo = useCallback(
    (other: Rival, words: string) => {
      Object.assign(state.current, { body: words, keptBody: other.body, draftId: other.draftId })
      Object.assign(state.current, { rival: undefined })
      setBody(words)
      setRival(undefined)
      return keep()
    },
    [keep],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words begins the pause anew
  useEffect(() => {
    if (!mayAct) return undefined
    const timer = setTimeout(keep, pauseMs)
    return () => clearTimeout(timer)
  }, [body, keep, mayAct])
  useEffect(() => {
    // Whoever goes without having chosen loses neither: their words stand after the others.
    const leave = () => {
      const { rival: other, body: words } = state.current
      return other === undefined ? keep() : outdo(other, `${other.body}\n${words}`)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      void leave()
    }
  }, [keep, outdo])

  /** Takes these words out, since they leave, until `left` or `giveBack`. @returns the draft that they were kept as. */
  const letGo = useCallback(
    async (words: string): Promise<string | undefined> => {
      const { body: all } = state.current
      state.current.isLeaving = true
      write(all.startsWith(words) ? all.slice(words.length).trimStart() : all)
      await running.current
      return state.current.draftId
    },
    [write],
  )

  /** They have left: what was written meanwhile is another draft. */
  const left = useCallback(() => {
    if (!state.current.isLeaving) return
    Object.assign(state.current, { keptBody: '', draftId: undefined, isLeaving: false, rival: undefined })
    setDraftId(undefined)
    setRival(undefined)
    void keep()
  }, [keep])

  /** They did not leave: they stand before what was written meanwhile. */
  const giveBack = useCallback(
    (words: string) => {
      const { body: since } = state.current
      state.current.isLeaving = false
      write(since.trim() === '' ? words : `${words}\n${since}`)
    },
    [write],
  )

  /** Goes on with a draft that somebody else, or an agent, has begun. */
  const goOn = useCallback(
    async (draft: DraftRow) => {
      await keep()
      begin(draft.body, draft.id)
    },
    [keep, begin],
  )
  return { body, draftId, rival, write, begin, outdo, letGo, left, giveBack, goOn }
}
