import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { BulkBegun } from '../../bulk/beginning/BulkBegun.tsx'
import { BulkPreview } from '../../bulk/preview/BulkPreview.tsx'
import { noteBulkAct } from '../../bulk/state/live_acts.ts'
import { howManyInWords, type ItemVerb } from '../../bulk/state/verbs.ts'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { usePreview } from '../../forms/usePreview.ts'
import { liveClient } from '../../graphql/clients.ts'
import { PreviewItemAct, StartItemAct } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
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
const title = 'All that match'

/** One thing done to everything that matches: first to how many, and which would be refused; then how far it is. */
export function BulkDialog({ question, onClose }: Props) {
  const [verb, setVerb] = useState<ItemVerb>('answer_items')
  const [begun, setBegun] = useState<string>()
  const [looks, setLooks] = useState(0)
  // The same act, however often somebody presses.
  const [actId] = useState(() => crypto.randomUUID())
  const [tomorrow] = useState(() => timesToWait(businessNow())[2]?.until.toISOString() ?? null)
  const asked = { verb, ...itemsOf(question), until: verb === 'snooze_items' ? tomorrow : null }
  const { data: seen, problem, isCurrent } = usePreview(PreviewItemAct, asked, looks)
  const found = isCurrent ? (seen?.previewItemAct ?? undefined) : undefined
  const isAnswer = verb === 'answer_items'
  if (begun !== undefined) return <BulkBegun title={title} actId={begun} onClose={onClose} />

  async function begin(given: FormData): Promise<string | undefined> {
    const reason = givenText(given, 'reason') ?? ''
    const input = { ...asked, reason, expected: found?.matched ?? null, actId }
    const { data, error } = await liveClient.mutation(StartItemAct, { input }).toPromise()
    if (error) setLooks(looks + 1)
    if (data?.startItemAct) {
      noteBulkAct(data.startItemAct.result)
      setBegun(data.startItemAct.result.id)
    }
    return error && refusalInWords(error)
  }

  return (
    <ActForm
      title={title}
      submit={`${ways[verb].deed} ${howManyInWords(found?.doable ?? 0, true)}`}
      isImpossible={!found?.doable}
      staysOpen
      onClose={onClose}
      onSubmit={begin}
    >
      <Radio.Group label="What is done" value={verb} onChange={(value) => setVerb(value as ItemVerb)}>
        <Stack gap="xs" mt="xs">
          {verbs.map((each) => (
            <Radio key={each} value={each} label={ways[each].label} />
          ))}
        </Stack>
      </Radio.Group>
      <Reason
        label={isAnswer ? 'What was done' : 'Why'}
        description={isAnswer ? 'The answer to each of them.' : 'It goes into the history of each lead.'}
        maxLength={2000}
      />
      <Stack gap="xs" mih={110}>
        {found !== undefined && <WhatMatches found={found} isAnswer={isAnswer} />}
        <BulkPreview found={found} problem={isCurrent ? problem : undefined} areItems />
      </Stack>
      <Text size="sm" c="dimmed">
        The server does it, a few at a time; you need not stay. The page Bulk tells how far it is, and takes
        back what can be.
      </Text>
    </ActForm>
  )
}
