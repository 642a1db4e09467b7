import pg from 'pg'
import { obstacleOf } from '../../../db/connection/obstacle.ts'
import { PipelineError } from '../../../db/connection/sql_error.ts'
import { readConfig } from '../../config/config.ts'
import { ConfigError } from '../../config/variable_group.ts'
import { reasonOf } from '../../system_error.ts'
import { CommandFailure } from './command_failure.ts'
import { harmless } from './terminal.ts'

/** One line for people about whatever went wrong; with the stack when it is wanted. */
export function explainFailure(
  error: unknown,
  { isVerbose }: { isVerbose: boolean },
): { text: string; exitCode: number } {
  const exitCode = error instanceof CommandFailure ? error.exitCode : 1
  if (isVerbose || isDebugging()) return { text: stackOf(error), exitCode }
  return { text: oneLine(error), exitCode }
}

/** A schema, table, column or function is missing. */
const isOutOfDate = /^(3F000|42P01|42703|42883)$/

function oneLine(error: unknown): string {
  if (error instanceof PipelineError)
    return [`${error.code}: ${error.message}.`, error.hint].filter(Boolean).join(' ')
  const obstacle = obstacleOf(error)
  if (obstacle !== undefined) {
    const { says, code } = obstacle
    return harmless(
      `It could not be done: ${says}${code === undefined ? '' : ` (${code})`}. Try again when that is over.`,
    )
  }
  if (error instanceof pg.DatabaseError && isOutOfDate.test(error.code ?? '')) {
    return harmless(`The database is not up to date (${error.message}). Run: npm run migrate`)
  }
  const details = error instanceof CommandFailure ? error.details : []
  return [harmless(messageOf(error)), ...details].join('\n')
}

/** The error's message; of several errors in one, the first that says anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error && (error.message !== '' || error instanceof AggregateError)
    ? reasonOf(error)
    : String(error)
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`
}

function isDebugging(): boolean {
  try {
    return readConfig().logLevel === 'debug'
  } catch (error) {
    if (error instanceof ConfigError) return false
    throw error
  }
}
