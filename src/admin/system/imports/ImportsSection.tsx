import { Button } from '@mantine/core'
import { useState } from 'react'
import { SystemImports, type SystemImportsQuery } from '../../graphql/documents.ts'
import { useMayAct } from '../../session/useMayAct.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { LeadsOfImport } from './LeadsOfImport.tsx'

type Import = SystemImportsQuery['leadImports']['nodes'][number]

const columns: readonly Column<Import>[] = [
  { title: 'File', value: ({ file }) => file },
  { title: 'Began', value: ({ beganAt }) => beganAt, clock: 'business' },
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

/** The files of leads that were imported, what became of their rows, and another one. */
export function ImportsSection() {
  const { data, problem, readAgain } = useLive(SystemImports, {}, 15_000)
  const [isImporting, setImporting] = useState(false)
  const mayAct = useMayAct()
  return (
    <>
      <DataTable
        title="Imports"
        says="Nothing is written before you have seen what would be. If it was the wrong file, hold its new leads, or move them to Dead."
        aside={
          mayAct && (
            <Button size="xs" onClick={() => setImporting(true)}>
              Import a file
            </Button>
          )
        }
        {...(mayAct && {
          acts: (each: Import) => each.imported > 0 && <LeadsOfImport importId={each.id} file={each.file} />,
        })}
        rows={data?.leadImports.nodes}
        columns={columns}
        keyOf={({ id }) => id}
        empty="No file has been imported yet."
        problem={problem}
      />
      {isImporting && (
        <ImportDialog onClose={() => setImporting(false)} onImported={() => void readAgain()} />
      )}
    </>
  )
}
