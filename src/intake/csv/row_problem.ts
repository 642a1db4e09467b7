/** Something to say about one row of a file. */
export interface RowProblem {
  /** error: the row is left out; warning: it is taken without this; read: taken, as this; skipped: it is there already. */
  severity: 'error' | 'warning' | 'read' | 'skipped'
  /** Heading of the column; empty when it concerns the row. */
  column: string
  value: string
  problem: string
}
