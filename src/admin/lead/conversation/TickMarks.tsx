import type { TextRow } from '../state/sheet.ts'

const paths: Readonly<Partial<Record<TextRow['status'], string>>> = {
  sending: 'M1 6h10',
  sent: 'M1 6.5 4 9.5 10 2.5',
  delivered: 'M1 6.5 4 9.5 10 2.5M8 8.5 9 9.5 15 2.5',
  undelivered: 'M2 2.5 9 9.5M9 2.5 2 9.5',
  failed: 'M2 2.5 9 9.5M9 2.5 2 9.5',
}

/** One tick: the carrier has it; two: it is on the phone. */
export function TickMarks({ status }: { status: TextRow['status'] }) {
  const path = paths[status]
  if (path === undefined) return null
  return (
    <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true" style={{ verticalAlign: '-1px' }}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}
