const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/** A bar for a share of 0 to 1, exact to an eighth of a column; whatever is more than nothing shows. */
export function bar(share: number, width: number): string {
  const columns = Math.min(Math.max(share, 0), 1) * width
  const full = Math.floor(columns)
  const rest = eighths[Math.floor((columns - full) * 8)] ?? ''
  const drawn = `${'█'.repeat(full)}${rest}`
  return drawn === '' && share > 0 ? '▏' : drawn
}
