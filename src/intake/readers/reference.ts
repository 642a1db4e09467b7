import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 200
const shortenedBySpreadsheet = /^\d([.,]\d+)?e\+?\d+$/i
const punctuation = /[\s!-/:-@[-`{-~–—]/g
const saysNothing =
  /^(na|none|null|nil|nan|unknown|undefined|tbc|tba|tbd|notknown|notapplicable|notavailable|notgiven|notprovided|noref|noreference|blank|empty|missing)$/
const spreadsheetError = /^#(ref|value|name|div0|num|null|na)$/

/**
 * A source's own id of a lead; null for what identifies nobody: "n/a", "-", "0". The database reads by itself, in the same
 * way: pipeline_private.read_reference().
 */
export function readReference(text: string): Reading<string | null> {
  const written = text.trim()
  if (shortenedBySpreadsheet.test(written)) {
    return notUnderstood(
      'a spreadsheet has shortened the reference: format the column as text and export again',
    )
  }
  if (identifiesNobody(written)) return understood(null)
  return written.length <= longest ? understood(written) : notUnderstood(`longer than ${longest} characters`)
}

function identifiesNobody(written: string): boolean {
  const plain = written.toLowerCase().replace(punctuation, '')
  return (
    /^0*$/.test(plain) ||
    saysNothing.test(plain) ||
    (written.startsWith('#') && spreadsheetError.test(`#${plain}`))
  )
}
