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
const longSeconds = 300

/** Counts rows anew for the planner, and rebuilds indexes that have grown too large, one after the other. */
const optimiseDatabase: StepMaker =
  ({ unhurriedPool: pool, log }) =>
  async (signal) => {
    const client = await pool.connect()
    try {
      const leftovers = await dropBrokenRebuilds(client)
      const tables = await readTablesToAnalyse(client)
      for (const table of tables) if (!signal?.aborted) await analyse(client, table)
      const indexes = await readIndexesToMend(client)
      const bloated = indexes.filter(({ isBloated }) => isBloated)
      const unused = indexes.filter(({ isUnused }) => isUnused)
      const { rebuilt, why } = await rebuildAll(client, bloated, log, signal)
      const counts = {
        analysed_tables: tables.length,
        bloated_indexes: bloated.length,
        rebuilt_indexes: rebuilt,
        unused_indexes: unused.length,
        broken_rebuilds: leftovers,
      }
      return {
        found: tables.length + bloated.length + leftovers,
        done: tables.length + rebuilt + leftovers,
        counts,
        says: [
          `${counted(tables.length, 'table')} analysed, ${rebuilt} of ${counted(bloated.length, 'bloated index', 'bloated indexes')} rebuilt${why}.`,
          ...(unused.length === 0 ? [] : [`Used by nobody: ${namesOf(unused)}.`]),
        ].join(' '),
      }
    } finally {
      client.release(true)
    }
  }

/** Those that fit into the time; a failure is one index's own. */
async function rebuildAll(
  client: PoolClient,
  bloated: readonly IndexState[],
  log: Log,
  signal: AbortSignal | undefined,
): Promise<{ rebuilt: number; why: string }> {
  if (bloated.length === 0) return { rebuilt: 0, why: '' }
  const { openSeconds, budgetSeconds } = await readRebuildLimits(client)
  if (budgetSeconds === null) return { rebuilt: 0, why: ': rebuilding is switched off' }
  if (openSeconds !== null && openSeconds > longSeconds)
    return { rebuilt: 0, why: `: a transaction has been open for ${duration(openSeconds)}` }
  const elapsed = startStopwatch()
  let rebuilt = 0
  let why = ''
  for (const { indexName } of bloated) {
    const leftMs = budgetSeconds * 1000 - elapsed()
    if (leftMs <= 0 || signal?.aborted) {
      why = ': there was no time for more'
      break
    }
    try {
      await rebuild(client, indexName, leftMs)
      rebuilt += 1
    } catch (error) {
      if (!isLocked(error) && !isCutOff(error)) throw error
      log.warn({ index: indexName, ...loggable(error) }, 'an index could not be rebuilt')
      why = `: ${indexName} was given up`
    }
  }
  await client.query('reset statement_timeout')
  if (rebuilt > 0) await noteCatalogue(client)
  return { rebuilt, why }
}

const isCutOff = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

const namesOf = (indexes: readonly IndexState[]) =>
  indexes
    .slice(0, 10)
    .map(({ indexName, bytes }) => `${indexName} (${Math.round(bytes / 1e6)} MB)`)
    .join(', ')

export default optimiseDatabase
