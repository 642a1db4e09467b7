import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { businessNow } from '../../time/clock.ts'
import type { Row } from '../state/all_rows.ts'
import { kindOf } from '../state/kinds.ts'
import { timesToWait } from '../state/times_to_wait.ts'
import type { Preview } from './preview.ts'
import type { BulkAct } from './useBulk.ts'

interface Props {
  preview: Preview
  onChoose: (rows: readonly Row[], act: BulkAct) => void
}

type What = BulkAct['what']

export function BulkChoice({ preview, onChoose }: Props) {
  const { rows, replayable, notReplayable } = preview
  const [what, setWhat] = useState<What>('answer')
  const [resolution, setResolution] = useState('')
  const chosen = what === 'replay' ? rows.filter((row) => replayable.has(row.agentRunId ?? '')) : rows
  const tomorrow = timesToWait(businessNow())[2]?.until ?? new Date()
  const isReady = chosen.length > 0 && (what !== 'answer' || resolution.trim() !== '')

  function choose() {
    if (what === 'answer') onChoose(chosen, { what, resolution: resolution.trim() })
    else if (what === 'snooze') onChoose(chosen, { what, until: tomorrow })
    else onChoose(chosen, { what })
  }

  return (
    <Stack>
      <Text>{kindsInWords(rows)}</Text>
      <Radio.Group label="What is done" value={what} onChange={(value) => setWhat(value as What)}>
        <Stack gap="xs" mt="xs">
          <Radio value="answer" label="Answer them, all with the same words" />
          <Radio value="assign" label="Make them mine" />
          <Radio value="snooze" label="Put them off until tomorrow morning" />
          <Radio value="replay" label={`Replay the runs that were given up (${replayable.size})`} />
        </Stack>
      </Radio.Group>
      {what === 'answer' && (
        <>
          <TextInput
            label="What was done"
            required
            value={resolution}
            maxLength={2000}
            onChange={(event) => setResolution(event.currentTarget.value)}
          />
          {withNewTexts(rows) > 0 && (
            <Text size="sm">
              Of {withNewTexts(rows)} the vendor has words that nobody has answered: what came after the
              question is asked about anew.
            </Text>
          )}
        </>
      )}
      {what === 'replay' && (
        <Text size="sm">
          {rows.length - chosen.length} stay as they are
          {[...notReplayable].map(([why, count]) => `; ${count}: ${withStageTitles(why)}`).join('')}.
        </Text>
      )}
      <Group justify="flex-end">
        <Button disabled={!isReady} onClick={choose}>
          Do it to {chosen.length}
        </Button>
      </Group>
    </Stack>
  )
}

const withNewTexts = (rows: readonly Row[]) => rows.filter(({ waitingTexts }) => waitingTexts > 0).length

/** `12 match: 8 Vendor wrote, 4 Overdue`. */
function kindsInWords(rows: readonly Row[]): string {
  const counts = Map.groupBy(rows, ({ kind }) => kindOf(kind).title)
  const parts = [...counts].sort(([, one], [, other]) => other.length - one.length)
  return `${rows.length} match: ${parts.map(([title, { length }]) => `${length} ${title}`).join(', ')}.`
}
