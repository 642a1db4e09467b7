import { SystemImports, type SystemImportsQuery } from '../../graphql/documents.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'

type Import = SystemImportsQuery['leadImports']['nodes'][number]

const columns: readonly Column<Import>[] = [
  { title: 'File', value: ({ file }) => file },
  { title: 'Began', value: ({ beganAt }) => beganAt, show: ({ beganAt }) => <When at={beganAt} /> },
  { title: 'By', value: ({ importedBy }) => importedBy },
  { title: 'Rows', value: ({ rowCount }) => rowCount, isNumber: true },
  { title: 'New', value: ({ imported }) => imported, isNumber: true },
  { title: 'Updated', value: ({ updated }) => updated, isNumber: true },
  { title: 'There already', value: ({ duplicates }) => duplicates, isNumber: true },
  { title: 'Refused', value: ({ refused }) => refused, isNumber: true },
  {
    title: 'Why',
    value: ({ refusals, stoppedBecause }) =>
      [stoppedBecause === null ? null : `stopped: ${stoppedBecause}`, ...refusals]
        .filter((line) => line !== null)
        .join('; '),
    show: ({ refusals, stoppedBecause }) => (
      <>
        {stoppedBecause !== null && <div>Stopped: {stoppedBecause}</div>}
        {refusals.length > 0 && (
          <details>
            <summary>
              {refusals.length === 1 ? 'one row' : `${refusals.length} rows`} that could not be taken
            </summary>
            {refusals.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </details>
        )}
        {stoppedBecause === null && refusals.length === 0 && '–'}
      </>
    ),
  },
]

/** The files of leads that were imported, and what became of their rows. */
export function ImportsSection() {
  const { data, problem } = useLive(SystemImports, {}, 15_000)
  return (
    <DataTable
      title="Imports"
      says="Files are imported by the command line: orchestrator leads import FILE.csv"
      rows={data?.leadImports.nodes}
      columns={columns}
      keyOf={({ id }) => id}
      empty="No file has been imported yet."
      problem={problem}
    />
  )
}
