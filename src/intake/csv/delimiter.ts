const delimiters = [',', ';', '\t'] as const

export type Delimiter = (typeof delimiters)[number]

/** A first line that tells spreadsheets the delimiter, as "sep=;" does. */
export const separatorLine = /^sep=(.)\r?\n/i

/** What separates the cells: what `sep=` names, else what stands most often outside quotes in the first record. */
export function detectDelimiter(start: string): Delimiter {
  const named = delimiters.find((delimiter) => delimiter === separatorLine.exec(start)?.[1])
  if (named !== undefined) return named

  const counts = new Map<string, number>()
  let isQuoted = false
  for (const character of start) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) break
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const [mostFrequent = ','] = delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return mostFrequent
}

/** How csv-parse reads what people and spreadsheets write. */
export const asWritten = (delimiter: string) => ({
  ...{ delimiter, record_delimiter: ['\r\n', '\n', '\r'], info: true as const },
  ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
})
