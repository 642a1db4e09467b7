import type { PoolClient } from 'pg'
import { isLocked } from '../../db/connection/sql_error.ts'
import {
  analyse,
  dropBrokenRebuilds,
  type IndexState,
  noteCatalogue,
  readIndexesToMend,
  readRebuildLimits,
  readTablesToAnalyse,
  rebuild,
} from '../../db/health/care.ts'
import { counted } from '../../src/counted.ts'
import type { Log } from '../../src/log.ts'
import { loggable } from '../../src/loggable_error.ts'
import { startStopwatch } from '../../src/stopwatch.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'
import { duration } from '../../src/time_words.ts'

/** A rebuild waits for every transaction that is older, and what is rebuilt waits with it. */
const longSeconds = 60

/** What a rebuild that was cut off leaves is named so by PostgreSQL, and taken away rather than rebuilt. */
const leftByRebuild = /_cc(new|old)\d*"?$/

/** Counts rows anew for the planner, and rebuilds what has grown too large or was never finished, one after the other. */
const optimiseDatabase: StepMaker =
  ({ unhurriedPool: pool, log }) =>
  async (signal) => {
    const client = await pool.connect()
    try {
      let leftovers = await dropBrokenRebuilds(client)
      const { tables, analysed } = await analyseAll(client, signal)
      const indexes = await readIndexesToMend(client)
      const wanted = indexes.filter(isToRebuild)
      let outcome: Outcome
      try {
        outcome = await rebuildAll(client, wanted, log, signal)
      } finally {
        // What this night has left behind does not lie there until the next.
        await client.query('reset statement_timeout')
        leftovers += await dropBrokenRebuilds(client)
      }
      if (outcome.rebuilt + leftovers > 0) await noteCatalogue(client)
      const broken = (await readIndexesToMend(client)).filter(({ isValid }) => !isValid)
      const unused = indexes.filter(({ isUnused }) => isUnused)
      return {
        found: tables + wanted.length + leftovers,
        done: analysed + outcome.rebuilt + leftovers,
        counts: {
          analysed_tables: analysed,
          bloated_indexes: wanted.filter(({ isBloated }) => isBloated).length,
          rebuilt_indexes: outcome.rebuilt,
          unused_indexes: unused.length,
          broken_rebuilds: leftovers,
          broken_indexes: broken.length,
        },
        says: [
          analysed < tables
            ? `${analysed} of ${counted(tables, 'table')} analysed, others are locked`
            : `${counted(tables, 'table')} analysed`,
          `, ${outcome.rebuilt} of ${counted(wanted.length, 'index', 'indexes')} rebuilt${outcome.why}.`,
          ...(broken.length === 0 ? [] : [` Never finished, a burden to every write: ${namesOf(broken)}.`]),
          ...(unused.length === 0 ? [] : [` Used by nobody: ${namesOf(unused)}.`]),
        ].join(''),
      }
    } finally {
      client.release(true)
    }
  }

const isToRebuild = ({ indexName, isValid, isBloated }: IndexState) =>
  isBloated || (!isValid && !leftByRebuild.test(indexName))

async function analyseAll(
  client: PoolClient,
  signal: AbortSignal | undefined,
): Promise<{ tables: number; analysed: number }> {
  const tables = await readTablesToAnalyse(client)
  let analysed = 0
  for (const table of tables) {
    if (signal?.aborted) break
    try {
      await analyse(client, table)
      analysed += 1
    } catch (error) {
      if (!isLocked(error)) throw error
    }
  }
  return { tables: tables.length, analysed }
}

interface Outcome {
  rebuilt: number
  why: string
}

/** Those that fit into the time and that nobody stands in the way of. */
async function rebuildAll(
  client: PoolClient,
  wanted: readonly IndexState[],
  log: Log,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const elapsed = startStopwatch()
  const givenUp: string[] = []
  let rebuilt = 0
  let why = ''
  for (const { indexName } of wanted) {
    const { openSeconds, budgetSeconds } = await readRebuildLimits(client)
    why = reasonToWait(openSeconds, budgetSeconds)
    if (budgetSeconds === null || why !== '') break
    const leftMs = budgetSeconds * 1000 - elapsed()
    if (leftMs <= 0 || signal?.aborted) {
      why = ': there was no time for more'
      break
    }
    try {
      await rebuild(client, indexName, leftMs, longSeconds * 1000)
      rebuilt += 1
    } catch (error) {
      if (!isLocked(error) && !isCutOff(error)) throw error
      log.warn({ index: indexName, ...loggable(error) }, 'an index could not be rebuilt')
      givenUp.push(indexName)
    }
  }
  if (givenUp.length > 0)
    why = `: ${givenUp.join(', ')} ${givenUp.length > 1 ? 'were' : 'was'} given up${why}`
  return { rebuilt, why }
}

function reasonToWait(openSeconds: number | null, budgetSeconds: number | null): string {
  if (budgetSeconds === null) return ': rebuilding is switched off'
  if (openSeconds === null || openSeconds <= longSeconds) return ''
  return `: a transaction has been open for ${duration(openSeconds)}`
}

const isCutOff = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

const namesOf = (indexes: readonly IndexState[]) =>
  indexes
    .slice(0, 10)
    .map(({ indexName, bytes }) => `${indexName} (${Math.round(bytes / 1e6)} MB)`)
    .join(', ')

export default optimiseDatabase
