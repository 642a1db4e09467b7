import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Schedules, type SchedulesQuery } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import { RunNowDialog } from './RunNowDialog.tsx'

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
  {
    title: 'Next',
    value: ({ nextAt }) => nextAt,
    show: ({ nextAt }) => (nextAt === null ? '–' : <When at={nextAt} />),
  },
  {
    title: 'Last',
    value: ({ startedAt }) => startedAt,
    show: ({ startedAt }) => (startedAt === null ? '–' : <When at={startedAt} />),
  },
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
  const isAdmin = useIsAdmin()
  const [asked, setAsked] = useState<State>()
  return (
    <>
      <DataTable
        title="Schedules"
        says="What is done at set times of the day in London, whatever happens to leads. Of times that were missed the last is made up for."
        rows={data?.scheduleStates}
        columns={columns}
        keyOf={({ schedule }) => schedule}
        empty="Nothing is done by the clock."
        problem={problem}
        {...(isAdmin && {
          acts: (state: State) => (
            <Button size="compact-xs" variant="default" onClick={() => setAsked(state)}>
              Do it now
            </Button>
          ),
        })}
      />
      {asked !== undefined && (
        <RunNowDialog
          schedule={asked.schedule}
          title={asked.title}
          onClose={() => setAsked(undefined)}
          onDone={readAgain}
        />
      )}
    </>
  )
}
