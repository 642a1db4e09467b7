import { access, appendFile, constants, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { RowProblem } from '../../intake/csv/row_problem.ts'
import { reasonOf } from '../../system_error.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { csvLine } from '../output/csv_line.ts'

export interface RowReport {
  path: string
  /** Takes away the report of an earlier run, so that nobody reads it as this one's; fails where none can be written. */
  begin(): Promise<void>
  add(problems: readonly (RowProblem & { row: number })[]): Promise<void>
  /** Whether there was anything to say. */
  isWritten(): boolean
}

/**
 * What is wrong with which rows, as a CSV file; it exists only when something is. By default it stands beside the
 * input: leads.csv gets leads.errors.csv.
 */
export function openRowReport(input: string, given: string | undefined): RowReport {
  const beside = /^\/(dev|proc)\//.test(input) ? basename(input) : input
  const path = given ?? `${beside.replace(/\.(csv|tsv|txt)$/i, '')}.errors.csv`
  if (resolve(path) === resolve(input)) {
    throw notUnderstood(`--errors ${path} is the file to be imported. Name another one.`)
  }
  let isWritten = false

  return {
    path,
    isWritten: () => isWritten,
    async begin() {
      try {
        await access(dirname(path), constants.W_OK)
        await rm(path, { force: true })
      } catch (cause) {
        throw new CommandFailure(`Cannot write the report ${path}: ${reasonOf(cause)}`, { cause })
      }
    },
    async add(problems) {
      if (problems.length === 0) return
      if (!isWritten) await writeFile(path, 'row,severity,column,value,problem\n')
      isWritten = true
      await appendFile(path, problems.map(asLine).join(''))
    },
  }
}

function asLine({ row, severity, column, value, problem }: RowProblem & { row: number }): string {
  return csvLine([String(row), severity, column, value, problem])
}
