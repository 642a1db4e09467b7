import { Text } from '@mantine/core'
import { ReasonForm } from '../../forms/ReasonForm.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { RunScheduleNow, Schedules, type SchedulesQuery } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import type { Column } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'

type State = SchedulesQuery['scheduleStates'][number]

function howItWent({ startedAt, finishedAt, says, failedBecause, overlookedAt }: State): string {
  if (overlookedAt !== null) return 'Due, and nobody begins it: start the workers anew'
  if (failedBecause !== null)
    return `${finishedAt === null ? 'Failed, and is tried again' : 'Failed'}: ${failedBecause}`
  if (finishedAt !== null) return says ?? ''
  return startedAt === null ? 'Not yet' : 'Under way'
}

const columns: readonly Column<State>[] = [
  { title: 'What', value: ({ title }) => title },
  { title: 'Comes', value: ({ enabled, comes }) => (enabled ? comes : 'switched off') },
  { title: 'Next', value: ({ nextAt }) => nextAt, clock: 'business' },
  { title: 'Last', value: ({ startedAt }) => startedAt, clock: 'business' },
  {
    title: 'How it went',
    value: howItWent,
    show: (state) => (
      <Text
        size="sm"
        c={
          state.failedBecause === null && state.overlookedAt === null
            ? 'inherit'
            : 'var(--mantine-color-error)'
        }
      >
        {howItWent(state)}
      </Text>
    ),
  },
]

/** What is done by the clock: when it comes, how it went, and doing it now. */
export function SchedulesSection() {
  const { data, problem, readAgain } = useLive(Schedules, {})
  return (
    <ActTable
      title="Schedules"
      says="What is done at set times of the day in London, whatever happens to leads. Of times that were missed the last is made up for."
      rows={data?.scheduleStates}
      columns={columns}
      keyOf={({ schedule }) => schedule}
      empty="Nothing is done by the clock."
      problem={problem}
      mayAct={useIsAdmin()}
      act="Do it now"
      actOn={({ title }) => `Do it now: ${title}`}
      dialog={({ schedule, title }, close) => (
        <ReasonForm
          title="Do it now"
          says={`${title}. A worker does it now; the clock goes on as it was.`}
          submit="Do it now"
          onClose={close}
          onSubmit={(reason) => attempt(RunScheduleNow, { schedule, reason }).finally(() => void readAgain())}
        />
      )}
    />
  )
}
