import { useCallback, useRef, useState } from 'react'
import { HandBack, SendDraft, SendText, TakeOver } from '../../graphql/documents.ts'
import { unreachable } from '../../graphql/refusal.ts'
import { useSession } from '../../session/session.ts'
import { useKeptDraft } from '../drafts/useKeptDraft.ts'
import { ledBy, withoutDraft, withText } from '../state/foresee.ts'
import { type Foreseen, useSheet } from '../state/sheet.ts'

/** What is being written: kept as a draft while it is, shown as a text as soon as it is sent. */
export function useComposer() {
  const { lead, explained, act } = useSheet()
  const session = useSession()
  const me = session.state === 'in' ? session.user.name : ''
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
        : await act(SendDraft, { draftId, body: words, sendAt }, sent)
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

  const toggle = useCallback(async () => {
    const isLed = explained.takenOverBy !== null
    setProblem(await act(isLed ? HandBack : TakeOver, { leadId: lead.id }, ledBy(isLed ? null : me)))
  }, [act, explained.takenOverBy, lead.id, me])
  return { ...draft, me, problem, send, toggle }
}

export type Composing = ReturnType<typeof useComposer>
