import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { TypedDocumentNode } from 'urql'
import { useSheet } from '../state/sheet.ts'

/** Does what needs nothing but the lead; a refusal is told in words. */
export function useSimpleAct() {
  const { lead, act } = useSheet()
  const [isBusy, setBusy] = useState(false)
  async function run(document: TypedDocumentNode<unknown, { leadId: string }>): Promise<void> {
    setBusy(true)
    const why = await act(document, { leadId: lead.id })
    setBusy(false)
    if (why === undefined) return
    notifications.show({
      ...{ title: 'It was not done', message: why, color: 'red', autoClose: 15_000 },
      closeButtonProps: { 'aria-label': 'Close' },
    })
  }
  return { run, isBusy }
}
