import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { EditSettings, RuleThresholds } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { NumbersTable } from '../numbers/NumbersTable.tsx'
import { asSeen, readWait } from '../waits.ts'
import { type Settings, shown, type Threshold, thresholds } from './thresholds.ts'

/** The figures and names that hold for the whole pipeline, and the numbers that agents go by. */
export function ThresholdsSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(RuleThresholds, {}, 60_000)
  const [chosen, setChosen] = useState<Threshold>()
  const settings = data?.settings.nodes[0]
  return (
    <>
      <DataTable
        title="Thresholds"
        rows={settings && thresholds}
        keyOf={({ field }) => field}
        columns={[
          { title: 'What', value: ({ title }) => title },
          {
            title: 'Is',
            value: ({ field, kind }) => (settings === undefined ? '' : shown(settings[field], kind)),
          },
          { title: 'It means', value: ({ says }) => says },
        ]}
        {...(isAdmin && {
          acts: (threshold: Threshold) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Change ${threshold.title}`}
              onClick={() => setChosen(threshold)}
            >
              Change
            </Button>
          ),
        })}
        empty="There are none."
        problem={problem}
      />
      <NumbersTable />
      {chosen !== undefined && settings !== undefined && (
        <ThresholdDialog
          threshold={chosen}
          settings={settings}
          onClose={() => setChosen(undefined)}
          onChange={readAgain}
        />
      )}
    </>
  )
}

interface Props {
  threshold: Threshold
  settings: Settings
  onClose: () => void
  onChange: () => void
}

function ThresholdDialog({
  threshold: { field, title, says, kind, effect },
  settings,
  onClose,
  onChange,
}: Props) {
  const [seen] = useState(settings[field])
  const before = shown(seen, kind)
  return (
    <ActForm
      title={`Change ${title.toLowerCase()}`}
      says={effect}
      submit="Change it"
      onClose={onClose}
      onSubmit={async (given) => {
        const text = givenText(given, 'value') ?? ''
        const isFraction = field === 'acceptanceConfidence'
        const value =
          kind === 'number' && !isFraction ? Number(text) : kind === 'wait' ? readWait(text) : text
        if (value === undefined) return 'Write a wait as 90 min, 4 h or 2 d.'
        const insteadOf = { [field]: typeof seen === 'object' ? seen && asSeen(seen) : seen }
        const input = { [field]: value, insteadOf, reason: givenText(given, 'reason') ?? '' }
        const { error } = await liveClient.mutation(EditSettings, { input }).toPromise()
        onChange()
        return error && refusalInWords(error)
      }}
    >
      <TextInput
        name="value"
        label={title}
        description={`${says} Now: ${before}`}
        defaultValue={before === 'no limit' ? '' : before}
        required
        {...(kind === 'time' && { type: 'time' })}
        {...(kind === 'number' && { inputMode: 'decimal', pattern: '[0-9]+([.][0-9]+)?' })}
        data-autofocus
      />
      <Reason />
    </ActForm>
  )
}
