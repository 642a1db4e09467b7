type Cell = string | number | null | undefined
export type Rows = readonly (readonly Cell[])[]

/** Hands a table to the browser as a file that spreadsheets open. */
export function saveCsv(name: string, rows: Rows): void {
  const text = rows.map((row) => row.map(cellOf).join(',')).join('\r\n')
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A spreadsheet takes what begins so for a formula; a vendor's words are none. */
const looksLikeFormula = /^[=+\-@\t\r]/

function cellOf(cell: Cell): string {
  if (cell == null) return ''
  const text = looksLikeFormula.test(String(cell)) && typeof cell === 'string' ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
