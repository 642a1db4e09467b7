import { Button } from '@mantine/core'
import { saveCsv } from '../../csv/save_csv.ts'

interface Props {
  /** What it lists; also the name of the file. */
  of: string
  titles: readonly string[]
  /** Those that are shown, each with a value under each title. */
  rows: () => readonly (readonly (string | number | null)[])[]
}

/** A list of the lead as a table for a spreadsheet, as far back as it is shown. */
export function SaveList({ of, titles, rows }: Props) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`CSV of ${of}`}
      onClick={() => saveCsv(of.replaceAll(' ', '-'), [titles, ...rows()])}
    >
      CSV
    </Button>
  )
}
