import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { type BulkActFactsFragment, PreviewUndoOfBulk, UndoBulk } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { Dialog } from '../look/Dialog.tsx'
import { actInWords } from './act_words.ts'
import { BulkPreview } from './BulkPreview.tsx'
import { noteBulkAct } from './live_acts.ts'
import type { Preview } from './usePreview.ts'
import { howManyInWords } from './verbs.ts'

/** Takes an act back: first for how many leads, and which have moved on and are left alone. */
export function UndoDialog({ act, onClose }: { act: BulkActFactsFragment; onClose: () => void }) {
  const [preview, setPreview] = useState<Preview>({})
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    void liveClient
      .query(PreviewUndoOfBulk, { actId: act.id })
      .toPromise()
      .then(({ data, error }) =>
        setPreview({
          found: data?.previewUndoOfBulkAct ?? undefined,
          problem: error && refusalInWords(error),
        }),
      )
  }, [act.id])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = new FormData(event.currentTarget).get('reason')
    if (typeof reason !== 'string') return
    setBusy(true)
    const expected = preview.found?.matched ?? null
    const { data, error } = await liveClient
      .mutation(UndoBulk, { actId: act.id, reason, expected })
      .toPromise()
    setBusy(false)
    setProblem(error && refusalInWords(error))
    if (error) return
    if (data?.undoBulkAct) noteBulkAct(data.undoBulkAct.result)
    onClose()
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Take back: ${actInWords(act)}`}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">
            {act.ofItems
              ? 'Each question is again what it was before; what has been done about it since is left alone.'
              : 'Each lead goes back to what it was, with its clock where it stood. What has left stays sent; a lead that has moved on since is left alone.'}
          </Text>
          <BulkPreview {...preview} areItems={act.ofItems} isUndo />
          <Textarea name="reason" label="Why" required maxLength={2000} data-autofocus />
          <Text role="alert" c="var(--mantine-color-error)">
            {problem}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={isBusy} disabled={!preview.found?.doable}>
              Take back {howManyInWords(preview.found?.doable ?? 0, act.ofItems)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
