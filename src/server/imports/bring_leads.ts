import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Requester } from '../../../db/access/sign_in.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { CsvFileError } from '../../intake/csv/csv_file_error.ts'
import { type ImportListener, ImportStopped } from '../../intake/csv/import_listener.ts'
import { readGivenConsent } from '../../intake/leads/given_consent.ts'
import { importLeads } from '../../intake/leads/import_leads.ts'
import type { LeadImportSummary } from '../../intake/leads/lead_import_summary.ts'
import { loggable } from '../../loggable_error.ts'
import { asUnfitDatabase, RequestRefused } from '../http/errors.ts'
import { type AskedImport, badValue } from './asked_import.ts'

/** Stored at a time: others wait for no more than that. */
const batchSize = 500
const mostProblems = 1_000
const longestValue = 200

/** The web process ends; what is under way is stored. */
export class ServerStopping extends Error {
  override name = 'ServerStopping'
  constructor() {
    super('the server was stopped')
  }
}

interface Office {
  pool: pg.Pool
  log: FastifyBaseLogger
  requester: Requester
  stopping: AbortSignal
}

interface Teller {
  /** The file can be read: an answer begins. */
  onBegin(): void
  tell(line: object): void
}

/**
 * Imports the file of somebody who is signed in, as them.
 *
 * @throws RequestRefused before anything is told; afterwards what went wrong is told.
 */
export async function bringLeads(
  { pool, log, requester, stopping }: Office,
  {
    file,
    source,
    onDuplicate,
    rehearsal,
    ...words
  }: Omit<AskedImport, 'file'> & { file: { name: string; content: Buffer } },
  { onBegin, tell }: Teller,
): Promise<void> {
  const connection = await pool.connect()
  let isBegun = false
  const listener: ImportListener = {
    onStart: async (ignoredColumns) => {
      isBegun = true
      onBegin()
      tell({ ignoredColumns: ignoredColumns.map(shortened) })
    },
    onProgress: (progress) => {
      tell({ progress })
      stopping.throwIfAborted()
    },
    onProblems: someOf(tell),
  }
  try {
    await actAs(connection, requester)
    const consent = await readGivenConsent(connection, words, badValue)
    const options = { file, source, onDuplicate, isRehearsal: rehearsal, consent, batchSize }
    tell({ done: await importLeads([connection], options, listener) })
  } catch (error) {
    if (!isBegun) throw asRefusal(error)
    log.error(loggable(error), 'an import stopped')
    tell({ stopped: whyStopped(error) })
  } finally {
    connection.release(true) // nobody else finds what the import left in its session
  }
}

async function actAs(connection: Db, { role, name, userId }: Requester): Promise<void> {
  await connection.query(
    `select
       set_config('role', $1, false), set_config('pipeline.actor_kind', 'user', false), set_config('pipeline.actor', $2, false),
       set_config('pipeline.user_id', $3, false)`,
    [`pipeline_${role}`, name, userId],
  )
}

/** The first of them, and of each no more than people read. */
function someOf(tell: Teller['tell']): ImportListener['onProblems'] {
  let told = 0
  return async (problems) => {
    const some = problems.slice(0, mostProblems - told)
    told += some.length
    if (some.length === 0) return
    tell({ problems: some.map((one) => ({ ...one, value: shortened(one.value) })) })
  }
}

const shortened = (text: string) => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text)

const asRefusal = (error: unknown) =>
  error instanceof CsvFileError ? new RequestRefused(422, 'NOT_A_LEAD_FILE', error.message) : error

/** How far it came, and why no further, without what is only for our log. */
function whyStopped(error: unknown): { because: string; summary: LeadImportSummary | null } {
  const [cause, summary] =
    error instanceof ImportStopped ? [error.cause, error.summary as LeadImportSummary] : [error, null]
  if (cause instanceof ServerStopping || cause instanceof CsvFileError)
    return { because: cause.message, summary }
  const because = asUnfitDatabase(cause)?.message ?? 'something went wrong on our side'
  return { because, summary }
}
