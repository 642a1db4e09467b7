import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { LastErasures } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'

/** What was erased last, and how the last nights went; who they were is told nowhere. */
export function ErasureTables() {
  const { data, problem } = useLive(LastErasures, {}, 60_000)
  return (
    <>
      <DataTable
        title="Last nights"
        rows={data?.scheduleRuns.nodes}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'When',
            value: ({ createdAt }) => createdAt,
            show: ({ createdAt }) => <When at={createdAt} />,
          },
          {
            title: 'How it went',
            value: ({ says, failedBecause }) => says ?? failedBecause ?? 'under way',
          },
        ]}
        empty="It has not been looked at yet."
        problem={problem}
      />
      <DataTable
        title="Last erased"
        rows={data?.erasures.nodes}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'Lead',
            value: ({ vendorLeadId }) => vendorLeadId,
            show: ({ vendorLeadId }) => (
              <Anchor component={Link} href={`/leads/${vendorLeadId}`} size="sm">
                {vendorLeadId.slice(-12)}
              </Anchor>
            ),
          },
          { title: 'Because', value: ({ kindDetails }) => kindDetails?.title ?? 'somebody asked for it' },
          { title: 'By', value: ({ erasedBy }) => erasedBy },
          {
            title: 'When',
            value: ({ erasedAt }) => erasedAt,
            show: ({ erasedAt }) => <When at={erasedAt} />,
          },
        ]}
        empty="Nobody was erased yet."
        problem={problem}
      />
    </>
  )
}
