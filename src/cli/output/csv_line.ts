/** What a spreadsheet would take for a formula, whoever wrote it; numbers with a sign are none. */
const formula = /^[=@\t\r]|^[+-](?![\d\s().,]*$)/

/** A line of a CSV file, whatever its cells hold. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

function quoted(given: string): string {
  const cell = formula.test(given) ? `'${given}` : given
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
