/** A text cut or padded to exactly so many columns. */
export function inColumns(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  if (text.length > columns) return columns < 1 ? '' : `${text.slice(0, columns - 1)}…`
  return align === 'left' ? text.padEnd(columns) : text.padStart(columns)
}
