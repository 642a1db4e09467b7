import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { useSeen } from '../../forms/useSeen.ts'
import { EditSettings, RuleThresholds, type RuleThresholdsQuery } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { NumbersTable } from '../numbers/NumbersTable.tsx'
import { asSeen, readWait } from '../numbers/waits.ts'
import { type Settings, shown, type Threshold, thresholds } from './thresholds.ts'

/** The figures and names that hold for the whole pipeline, and the numbers that agents go by. */
export function ThresholdsSection() {
  const { data, problem, readAgain } = useLive(RuleThresholds, {}, 60_000)
  const settings = data?.settings.nodes[0]
  return (
    <>
      <ActTable
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
        empty="There are none."
        problem={problem}
        mayAct={useIsAdmin()}
        act="Change"
        actOn={({ title }) => `Change ${title}`}
        dialog={(threshold, close) =>
          settings && <ThresholdDialog {...{ threshold, settings }} onClose={close} onChange={readAgain} />
        }
      />
      <NumbersTable />
    </>
  )
}

/** A threshold may be nothing at all. */
interface Its {
  value: Settings[Threshold['field']] | number
}

const noWait = { days: 0, hours: 0, minutes: 0 }

interface Props {
  threshold: Threshold
  settings: Settings
  onClose: () => void
  onChange: () => Promise<RuleThresholdsQuery | undefined>
}

function ThresholdDialog({
  threshold: { field, title, says, kind, effect },
  settings,
  onClose,
  onChange,
}: Props) {
  const { seen, latest, takes, change } = useSeen<Its>(
    { value: settings[field] },
    {
      async readNow() {
        const now = (await onChange())?.settings.nodes[0]
        return now && { value: now[field] }
      },
      compare: (now, mine) => [{ theirs: shown(now.value, kind), mine: shown(mine.value, kind) }],
    },
  )
  const before = shown(seen.value, kind)
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
        const was = latest.current.value
        const insteadOf = { [field]: typeof was === 'object' ? was && asSeen(was) : was }
        const input = { [field]: value, insteadOf, reason: givenText(given, 'reason') ?? '' }
        const mine = { value: typeof value === 'object' ? { ...noWait, ...value } : value }
        return change(EditSettings, { input }, mine)
      }}
    >
      <TextInput
        key={takes}
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
