import { saveCsv } from '../../csv/save_csv.ts'
import { SmallButton } from '../../look/SmallButton.tsx'

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
    <SmallButton
      aria-label={`CSV of ${of}`}
      onClick={() => saveCsv(of.replaceAll(' ', '-'), [titles, ...rows()])}
    >
      CSV
    </SmallButton>
  )
}
