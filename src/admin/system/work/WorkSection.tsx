import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { SystemWork } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import { letterKinds, queueColumns, workerColumns } from './work_columns.tsx'

/** Who does the work and what of it waits, runs and was given up. */
export function WorkSection() {
  const { data, problem } = useLive(SystemWork, {})
  return (
    <>
      <DataTable
        title="Workers"
        rows={data?.workers.nodes}
        columns={workerColumns}
        keyOf={({ id }) => id}
        empty="No worker is there: no text leaves and no deadline is kept. Start one: npm run worker"
        problem={problem}
      />
      <DataTable
        title="Queue"
        rows={data?.queueFigures}
        columns={queueColumns}
        keyOf={({ task }) => task}
        empty="Nothing is in the queue."
      />
      <DataTable
        title="Given up"
        says="What was tried to the end and did not go. Each is in the inbox, with what can be done about it."
        rows={data?.deadLetters.nodes}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          { title: 'What', value: ({ kind, what }) => `${letterKinds[kind]} ${what}` },
          { title: 'Why', value: ({ error }) => error },
          {
            title: 'When',
            value: ({ givenUpAt }) => givenUpAt,
            show: ({ givenUpAt }) => (givenUpAt === null ? '–' : <When at={givenUpAt} />),
          },
          {
            title: 'Lead',
            value: ({ vendorLeadId }) => vendorLeadId,
            show: ({ vendorLeadId }) =>
              vendorLeadId === null ? (
                '–'
              ) : (
                <Anchor component={Link} href={`/leads/${vendorLeadId}`} size="sm">
                  Open
                </Anchor>
              ),
          },
        ]}
        empty="Nothing was given up."
      />
    </>
  )
}
