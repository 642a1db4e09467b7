import { Alert, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { BulkBegun } from '../../bulk/BulkBegun.tsx'
import { BulkPreview } from '../../bulk/BulkPreview.tsx'
import { noteBulkAct } from '../../bulk/live_acts.ts'
import { howManyInWords, type ItemVerb } from '../../bulk/verbs.ts'
import { usePreview } from '../../forms/usePreview.ts'
import { liveClient } from '../../graphql/clients.ts'
import { PreviewItemAct, StartItemAct } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { Dialog } from '../../look/Dialog.tsx'
import { businessNow } from '../../time/clock.ts'
import type { Question } from '../state/question.ts'
import { timesToWait } from '../state/times_to_wait.ts'
import { itemsOf } from './meant.ts'
import { WhatMatches } from './WhatMatches.tsx'

interface Props {
  question: Question
  onClose: () => void
}

const ways: Readonly<Record<ItemVerb, { label: string; deed: string }>> = {
  answer_items: { label: 'Answer them, all with the same words', deed: 'Answer' },
  assign_items: { label: 'Make them mine', deed: 'Make mine' },
  snooze_items: { label: 'Put them off until tomorrow morning', deed: 'Put off' },
  replay_items: { label: 'Start the runs anew that were given up', deed: 'Start anew' },
}
const verbs = Object.keys(ways) as ItemVerb[]

/** One thing done to everything that matches: first to how many, and which would be refused; then how far it is. */
export function BulkDialog({ question, onClose }: Props) {
  const [verb, setVerb] = useState<ItemVerb>('answer_items')
  const [begun, setBegun] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [looks, setLooks] = useState(0)
  // The same act, however often somebody presses.
  const [actId] = useState(() => crypto.randomUUID())
  const [tomorrow] = useState(() => timesToWait(businessNow())[2]?.until.toISOString() ?? null)
  const asked = { verb, ...itemsOf(question), until: verb === 'snooze_items' ? tomorrow : null }
  const { data: seen, problem: unseen, isCurrent } = usePreview(PreviewItemAct, asked, looks)
  const found = isCurrent ? (seen?.previewItemAct ?? undefined) : undefined
  const doable = found?.doable ?? 0

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = new FormData(event.currentTarget).get('reason')
    if (typeof reason !== 'string' || found === undefined) return
    setBusy(true)
    const input = { ...asked, reason, expected: found.matched, actId }
    const { data, error } = await liveClient.mutation(StartItemAct, { input }).toPromise()
    setBusy(false)
    setProblem(error && refusalInWords(error))
    if (error) setLooks(looks + 1)
    if (data?.startItemAct == null) return
    noteBulkAct(data.startItemAct.result)
    setBegun(data.startItemAct.result.id)
  }

  return (
    <Dialog isOpen onClose={onClose} title="All that match">
      {begun !== undefined ? (
        <BulkBegun actId={begun} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Radio.Group label="What is done" value={verb} onChange={(value) => setVerb(value as ItemVerb)}>
              <Stack gap="xs" mt="xs">
                {verbs.map((each) => (
                  <Radio key={each} value={each} label={ways[each].label} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              name="reason"
              label={verb === 'answer_items' ? 'What was done' : 'Why'}
              description={
                verb === 'answer_items'
                  ? 'The answer to each of them.'
                  : 'It goes into the history of each lead.'
              }
              required
              maxLength={2000}
            />
            <Stack gap="xs" mih={110}>
              {found !== undefined && <WhatMatches found={found} isAnswer={verb === 'answer_items'} />}
              <BulkPreview found={found} problem={isCurrent ? unseen : undefined} areItems />
            </Stack>
            {problem !== undefined && (
              <Alert color="red" c="var(--mantine-color-text)">
                {problem}
              </Alert>
            )}
            <Text size="sm" c="dimmed">
              The server does it, a few at a time; you need not stay. The page Bulk tells how far it is, and
              takes back what can be.
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Do nothing
              </Button>
              <Button type="submit" loading={isBusy} disabled={doable === 0}>
                {ways[verb].deed} {howManyInWords(doable, true)}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
