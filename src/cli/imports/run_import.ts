import { asPipelineError } from '../../../db/connection/sql_error.ts'
import { counted } from '../../counted.ts'
import { type ImportListener, ImportStopped } from '../../intake/csv/import_listener.ts'
import { progressDisplay } from '../../terminal/progress.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { messageOf } from '../output/explain_failure.ts'
import { harmless, painter, print } from '../output/terminal.ts'
import { openRowReport } from './row_report.ts'

export interface Tally {
  rows: number
  refused: number
}

export interface ImportRun<Summary extends Tally> {
  path: string
  /** Where the problems of rows are written; undefined for the usual place. */
  errors: string | undefined
  run(listener: ImportListener): Promise<Summary>
  /** What is said at the end: how many rows became what. */
  describe(summary: Summary): [count: number, what: string][]
}

/** Runs an import in front of people: progress while it goes on, a summary when it is over, problems in a file. */
export async function runImport<Summary extends Tally>(job: ImportRun<Summary>): Promise<void> {
  const startedAt = Date.now()
  const report = openRowReport(job.path, job.errors)
  const progress = progressDisplay()
  const seconds = () => (Date.now() - startedAt) / 1000
  const tell = (summary: Summary) => {
    progress.clear()
    print(summaryLines(summary, job.describe(summary), seconds()))
    if (report.isWritten()) print(`Row by row: ${report.path}`)
  }

  // What is under way is stored first; whoever presses it again does not wait for that.
  let isInterrupted = false
  const interrupt = () => {
    isInterrupted = true
  }
  process.once('SIGINT', interrupt)

  let summary: Summary
  try {
    summary = await job.run({
      async onStart(ignored) {
        await report.begin()
        if (ignored.length > 0) process.stderr.write(`Ignored columns: ${harmless(ignored.join(', '))}\n`)
      },
      onProgress({ rows, share }) {
        if (isInterrupted) throw new Error('it was told to')
        if (!progress.isDue()) return
        progress.show(share, counted(rows, 'row'), rateOf(rows, seconds()))
      },
      onProblems: report.add,
    })
  } catch (error) {
    progress.clear()
    if (!(error instanceof ImportStopped)) throw error
    tell(error.summary)
    const why = messageOf(asPipelineError(error.cause))
    throw new CommandFailure(
      `Stopped after ${counted(error.summary.rows, 'row')}: ${why}. What was stored stays; run the same command again to go on.`,
      { cause: error.cause, exitCode: isInterrupted ? 130 : 1 },
    )
  } finally {
    process.off('SIGINT', interrupt)
  }
  tell(summary)
  if (summary.refused === 0) return
  if (summary.refused === summary.rows)
    throw new CommandFailure(`None of the rows could be taken; ${report.path} says why.`)
  const refused = `${counted(summary.refused, 'row')} of ${summary.rows.toLocaleString('en-GB')}`
  throw new CommandFailure(`${refused} could not be taken; ${report.path} says why.`, { exitCode: 3 })
}

const rateOf = (rows: number, seconds: number) =>
  `${counted(Math.round(rows / Math.max(seconds, 0.001)), 'row')}/s`

function summaryLines(summary: Tally, counts: [number, string][], seconds: number): string[] {
  const paint = painter()
  const shown = counts.map(([count, what]) => [count.toLocaleString('en-GB'), what] as const)
  const width = Math.max(...shown.map(([count]) => count.length))
  return [
    paint(
      'bold',
      `${counted(summary.rows, 'row')} in ${seconds.toFixed(1)} s (${rateOf(summary.rows, seconds)})`,
    ),
    ...shown.map(([count, what]) => `  ${count.padStart(width)} ${what}`),
  ]
}
