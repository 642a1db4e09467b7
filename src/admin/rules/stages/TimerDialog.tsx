import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { usePreview } from '../../forms/usePreview.ts'
import { useSeen } from '../../forms/useSeen.ts'
import {
  EditTimer,
  type RuleStagesQuery,
  TimerPreview,
  type TimerPreviewQuery,
} from '../../graphql/documents.ts'
import { asSeen, readWait, waitInWords } from '../numbers/waits.ts'
import type { Stage } from './stage.ts'

export type TimerMeant = Pick<Stage, 'stage' | 'title'> & Stage['stageTimersByStage']['nodes'][number]

interface Props {
  timer: TimerMeant
  onClose: () => void
  onChange: () => Promise<RuleStagesQuery | undefined>
}

/** How long a stage waits, and to how many leads that makes a difference now. */
export function TimerDialog({ timer: { stage, title, name, after }, onClose, onChange }: Props) {
  const [text, setText] = useState(waitInWords(after))
  const wait = readWait(text)
  const { data, problem } = usePreview(TimerPreview, wait && { stage, name, after: wait })
  const { seen, latest, change } = useSeen(after, {
    async readNow() {
      const its = (await onChange())?.stages.nodes.find((each) => each.stage === stage)
      return its?.stageTimersByStage.nodes.find((each) => each.name === name)?.after
    },
    take: (now) => setText(waitInWords(now)),
    compare: (now, mine) => [{ theirs: waitInWords(now), mine: waitInWords(mine) }],
  })
  return (
    <ActForm
      title={`${title}: how long ${name.replaceAll('_', ' ')} waits`}
      says="From now on, for leads that come and for those that wait there."
      submit="Change the wait"
      isImpossible={wait === undefined}
      onClose={onClose}
      onSubmit={(given) => {
        const edited = {
          ...{ stage, name, after: wait ?? {}, insteadOf: asSeen(latest.current) },
          reason: givenText(given, 'reason') ?? '',
        }
        return change(EditTimer, edited, { ...seen, days: 0, hours: 0, minutes: wait?.minutes ?? 0 })
      }}
    >
      <TextInput
        label="It waits"
        description={`Now ${waitInWords(seen)}. Write minutes, hours or days: 90 min, 72 h, 14 d.`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={wait === undefined && 'A wait is a minute to 400 days, like 90 min, 72 h or 14 d.'}
        data-autofocus
      />
      <Text role="status" size="sm">
        {problem ?? (data?.previewTimer ? effectOf(data.previewTimer) : ' ')}
      </Text>
      <Reason />
    </ActForm>
  )
}

function effectOf({
  waiting,
  dueAtOnce,
  movedByPeople,
}: NonNullable<TimerPreviewQuery['previewTimer']>): string {
  const leads = (count: number) => (count === 1 ? 'One lead' : `${count} leads`)
  if (waiting + movedByPeople === 0) return 'No lead waits by it now.'
  return [
    `${leads(waiting)} would be timed anew.`,
    dueAtOnce > 0 && `${leads(dueAtOnce)} of these have waited so long already: it happens at once.`,
    movedByPeople > 0 && `${leads(movedByPeople)} keep the time that a person has set.`,
  ]
    .filter((line) => line !== false)
    .join(' ')
}
