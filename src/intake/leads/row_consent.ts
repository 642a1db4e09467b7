import type { GivenConsent } from '../../../db/leads/lead_import.ts'
import { readConsentDate, readConsentWording } from '../readers/consent.ts'
import type { RowReader } from './row_reader.ts'

/** What holds for rows that do not say otherwise. */
export interface FileConsent {
  /** What all vendors of the file have agreed to; null when that is not said. */
  wording: string | null
  /** When; null when only the rows say so. */
  date: string | null
  /** The last day on which a consent can have been given. */
  today: string
}

const yes = /^(y|yes|true|1|x|ok|ticked|agreed|consented|opted in|opt in)$/i
const no = /^(n|no|false|0|not ticked|declined|refused|opted out|opt out)$/i

/**
 * The consent that a row brings. A column of its own counts before what is said of the whole file: "yes" is to the file's
 * wording, "no" or an empty cell is none, anything else is the wording. What cannot be understood is left out with a warning.
 */
export function readRowConsent(row: RowReader, file: FileConsent): GivenConsent | null {
  const wording = wordingOf(row, file)
  if (wording === null) return null
  const ownDate = row.first('consentDate', (text) => readConsentDate(text, file.today))
  const date = ownDate ?? (row.text('consentDate') === '' ? file.date : null)
  if (date === null && row.text('consentDate') === '')
    row.warn('consent', 'no date: when was the consent given?')
  return date === null ? null : { wording, date }
}

function wordingOf(row: RowReader, file: FileConsent): string | null {
  if (!row.has('consent')) return file.wording
  const said = row.text('consent')
  if (said === '' || no.test(said)) return null
  if (!yes.test(said)) return row.first('consent', readConsentWording)
  if (file.wording === null)
    row.warn('consent', 'to which words? give those that all vendors of the file agreed to (--consent)')
  return file.wording
}
