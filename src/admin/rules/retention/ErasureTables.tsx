import { LastErasures } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'

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
          { title: 'When', value: ({ createdAt }) => createdAt, clock: 'business' },
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
            show: ({ vendorLeadId }) => vendorLeadId.slice(-12),
            leadOf: ({ vendorLeadId }) => vendorLeadId,
          },
          { title: 'Because', value: ({ kindDetails }) => kindDetails?.title ?? 'somebody asked for it' },
          { title: 'By', value: ({ erasedBy }) => erasedBy },
          { title: 'When', value: ({ erasedAt }) => erasedAt, clock: 'business' },
        ]}
        empty="Nobody was erased yet."
        problem={problem}
      />
    </>
  )
}
