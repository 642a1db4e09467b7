type Row = Record<string, unknown>

/** What each column of a row became; of one that was written or taken away, what it had. */
export function changedColumns(before: Row | null, after: Row | null): string[] {
  const names = Object.keys(after ?? before ?? {})
  if (before === null || after === null)
    return [names.map((name) => `${name} ${said((after ?? before)?.[name])}`).join(', ')]
  return names.map((name) => `${name}: ${said(before[name])} → ${said(after[name])}`)
}

export function said(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
