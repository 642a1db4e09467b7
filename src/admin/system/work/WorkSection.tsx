import { SystemWork } from '../../graphql/documents.ts'
import { useStageTitle } from '../../stages/stage_titles.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { changeInWords, letterKinds, queueColumns, workerColumns } from './work_columns.tsx'

/** Who does the work and what of it waits, runs and was given up. */
export function WorkSection() {
  const { data, problem } = useLive(SystemWork, {})
  const titleOf = useStageTitle()
  const changes = data?.unfinishedChanges ?? []
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
      {changes.length > 0 && (
        <DataTable
          title="Large changes"
          says="What a change does to very many leads is done five hundred at a time; what is not done yet does no harm."
          rows={changes}
          keyOf={({ kind, stage, userName }) => `${kind} ${stage} ${userName}`}
          columns={[
            { title: 'What', value: (change) => changeInWords(change, titleOf) },
            { title: 'Leads left', value: ({ leadCount }) => leadCount, isNumber: true },
            { title: 'Asked for', value: ({ askedAt }) => askedAt, clock: 'business' },
          ]}
          empty="Nothing is left."
        />
      )}
      <DataTable
        title="Given up"
        says="What was tried to the end and did not go. Each is in the inbox, with what can be done about it."
        rows={data?.deadLetters.nodes}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          { title: 'What', value: ({ kind, what }) => `${letterKinds[kind]} ${what}` },
          { title: 'Why', value: ({ error }) => error },
          { title: 'When', value: ({ givenUpAt }) => givenUpAt, clock: 'business' },
          {
            title: 'Lead',
            value: ({ vendorLeadId }) => vendorLeadId,
            show: ({ vendorLeadId }) => vendorLeadId && 'Open',
            leadOf: ({ vendorLeadId }) => vendorLeadId,
          },
        ]}
        empty="Nothing was given up."
      />
    </>
  )
}
