import type { ImportSummary } from './bring_file.ts'

export const rowsInWords = (rows: number) => (rows === 1 ? 'One row' : `${rows.toLocaleString('en-GB')} rows`)

/** How many rows became what, or would. */
export function countsInWords(summary: ImportSummary, isRehearsal: boolean): [count: number, what: string][] {
  const would = isRehearsal ? 'would be' : 'are'
  const counts: [number, string][] = [
    [summary.imported, `${would} new leads; the pipeline begins for each at once`],
    [summary.updated, `${isRehearsal ? 'would write' : 'wrote'} over a lead that is there`],
    [summary.duplicates, 'are there already'],
    [summary.refused, isRehearsal ? 'would be left out' : 'were left out'],
    [summary.withWarnings, 'of those taken lack something that could not be understood'],
    [summary.mended, 'of those taken have a postcode in which look-alikes were put right'],
    [summary.unasked, 'of the new have not agreed to texts: somebody is asked to ring'],
    [summary.silenced, 'of the new must not be texted: they opted out before'],
    [summary.legacyLines, 'lines were not UTF-8, and were read as Windows-1252'],
  ]
  return counts.filter(([count], place) => place === 0 || count > 0)
}
