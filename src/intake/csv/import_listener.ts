import type { RowProblem } from './row_problem.ts'

export interface ImportProgress {
  rows: number
  /** How much of the file they are, from 0 to 1. */
  share: number
}

/** What an import tells while it runs. */
export interface ImportListener {
  /** The file can be read, and its rows come next; these of its columns are ignored. */
  onStart(ignoredColumns: readonly string[]): Promise<void>
  onProgress(progress: ImportProgress): void
  /** In the order of the rows; the import waits for it. */
  onProblems(problems: readonly (RowProblem & { row: number })[]): Promise<void>
}

/** An import that could not go on; what was stored before stays. */
export class ImportStopped<Summary> extends Error {
  override name = 'ImportStopped'
  readonly summary: Summary

  constructor(summary: Summary, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.summary = summary
  }
}
