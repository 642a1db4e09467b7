import { useCallback, useRef, useState } from 'react'
import { SendDraft, SendText } from '../../graphql/documents.ts'
import { unreachable } from '../../graphql/refusal.ts'
import { useKeptDraft } from '../drafts/useKeptDraft.ts'
import { withoutDraft, withText } from '../state/foresee.ts'
import { type Foreseen, useSheet } from '../state/sheet.ts'
import { useWhoLeads } from '../state/useWhoLeads.ts'

/** What is being written: kept as a draft while it is, shown as a text as soon as it is sent. */
export function useComposer() {
  const { lead, act } = useSheet()
  const { me, toggle: toggleLead } = useWhoLeads()
  const [problem, setProblem] = useState<string>()
  const draft = useKeptDraft(me, setProblem)
  // The same words sent once more after a break text nobody twice.
  const onceKey = useRef(crypto.randomUUID())
  const { letGo, left, giveBack } = draft

  async function send(words: string, sendAt: string | undefined): Promise<boolean> {
    setProblem(undefined)
    const draftId = await letGo(words)
    const text = withText(lead, words.trim(), sendAt)
    const sent: Foreseen = (shown) => text(withoutDraft(draftId ?? '')(shown))
    const why =
      draftId === undefined
        ? await act(SendText, { leadId: lead.id, body: words, sendAt, onceKey: onceKey.current }, sent)
        : await act(SendDraft, { draftId, body: words, insteadOf: undefined, sendAt }, sent)
    if (why === undefined) {
      onceKey.current = crypto.randomUUID()
      left()
      return true
    }
    // A text that was sent before it was reworded is told of once; what is sent then is another.
    if (why !== unreachable) onceKey.current = crypto.randomUUID()
    setProblem(why)
    giveBack(words)
    return false
  }

  const toggle = useCallback(async () => setProblem(await toggleLead()), [toggleLead])
  return { ...draft, me, problem, send, toggle }
}
