import type { Delimiter } from './delimiter.ts'

const fewestColumns = 4

/** How many rows a quote that was not closed has drawn into one cell; 0 for a cell that only has several lines. */
export function swallowedRows(cells: readonly string[], delimiter: Delimiter, columns: number): number {
  if (columns < fewestColumns) return 0
  return cells
    .filter((cell) => cell.includes('\n'))
    .flatMap((cell) => cell.split('\n'))
    .filter((line) => line.split(delimiter).length >= columns).length
}
