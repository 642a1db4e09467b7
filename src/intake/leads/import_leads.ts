import type { Db } from '../../../db/connection/pool.ts'
import { noteImport } from '../../../db/leads/import_notes.ts'
import { findSilencedPhones, findUnaskedLeads, prepareRehearsal } from '../../../db/leads/lead_import.ts'
import { type CsvSource, nameOf } from '../csv/csv_file.ts'
import { type ImportListener, ImportStopped } from '../csv/import_listener.ts'
import { inBatches } from '../csv/in_batches.ts'
import { type NumberedRow, openLeadFile } from './lead_file.ts'
import {
  addToSummary,
  emptySummary,
  type LeadImportSummary,
  otherLead,
  problemsOf,
  type SettledRow,
} from './lead_import_summary.ts'
import type { FileConsent } from './row_consent.ts'
import type { StoredLead, StoreLeadsOptions } from './store_leads.ts'
import { storeSideBySide } from './store_side_by_side.ts'

export interface LeadImportOptions extends StoreLeadsOptions {
  /** By its path, or as it came in. */
  file: CsvSource
  /** Source of rows that name none. */
  source: string
  /** What the vendors have agreed to, unless their rows say otherwise. */
  consent: FileConsent
  batchSize: number
}

/**
 * Imports a CSV file of leads. Each batch is stored for good before the next, so that running it again after a failure
 * takes up where it stopped: what is there already is a duplicate.
 *
 * @param connections with no transaction open; a batch is shared out among them. A rehearsal wants one.
 * @throws CsvFileError before anything is written when the file cannot be read or has no column for the phone.
 * @throws ImportStopped when it fails later.
 */
export async function importLeads(
  connections: readonly [Db, ...Db[]],
  options: LeadImportOptions,
  listener: ImportListener,
): Promise<LeadImportSummary> {
  const [db] = connections
  const file = await openLeadFile(options.file, options.source, options.consent)
  await listener.onStart(file.columns.ignored)
  if (options.isRehearsal) await prepareRehearsal(db)

  const summary = emptySummary()
  const name = nameOf(options.file)
  const beganAt = performance.now()
  const refusals: string[] = []
  const leadIds: string[] = []
  const note = async (stoppedBecause: string | null) => {
    if (options.isRehearsal) return
    const seconds = (performance.now() - beganAt) / 1000
    await noteImport(db, { file: name, seconds, ...summary, refusals, stoppedBecause, leadIds })
  }
  try {
    await inBatches(file.rows, options.batchSize, async (rows) => {
      const settled = await settle(connections, name, rows, options)
      for (const row of settled) addToSummary(summary, row)
      leadIds.push(...settled.flatMap(madeBy))
      if (refusals.length < mostRefusals) refusals.push(...settled.flatMap(refusalOf))
      await listener.onProblems(
        settled.flatMap((each) => problemsOf(each).map((problem) => ({ row: each.row.number, ...problem }))),
      )
      listener.onProgress({ rows: summary.rows, share: rows.at(-1)?.share ?? 0 })
    })
  } catch (cause) {
    await note(cause instanceof Error ? cause.message : String(cause)).catch(() => {}) // the database may be away
    throw new ImportStopped(summary, cause)
  }
  await note(null)
  summary.legacyLines = file.legacyLines()
  return summary
}

const mostRefusals = 200

/** Why a row was not taken, without what stands in it. */
function refusalOf(settled: SettledRow): string[] {
  if (settled.stored !== undefined) return []
  const error = problemsOf(settled).find(({ severity }) => severity === 'error')
  const where = error === undefined || error.column === '' ? '' : `, ${error.column}`
  return [`row ${settled.row.number}${where}: ${error?.problem ?? 'it could not be taken'}`]
}

/** The lead that a row became. */
const madeBy = ({ stored }: SettledRow): string[] =>
  stored?.became === 'imported' && stored.lead.leadId !== undefined ? [stored.lead.leadId] : []

async function settle(
  connections: readonly [Db, ...Db[]],
  file: string,
  rows: readonly NumberedRow[],
  options: StoreLeadsOptions,
): Promise<SettledRow[]> {
  const leads = rows.flatMap(({ number, facts, consent }) =>
    facts === null ? [] : [{ row: number, facts, consent: consent && { ...consent, proof: `in ${file}` } }],
  )
  const { outcomes, refused } = await storeSideBySide(connections, { file, leads }, options)
  const became = new Map(outcomes.map((outcome) => [outcome.lead.row, outcome]))
  const refusals = new Map(refused.map(({ row, problem }) => [row.row, problem]))
  const silenced = await findSilencedPhones(
    connections[0],
    outcomes.filter(({ became }) => became === 'imported').map(({ lead }) => lead.facts.vendorPhone),
  )
  const unasked = await findUnaskedLeads(
    connections[0],
    outcomes.filter(({ became }) => became === 'imported').map(({ lead }) => lead),
  )
  return rows.map((row): SettledRow => {
    const stored = became.get(row.number)
    const told = { isSilenced: false, isUnasked: unasked.has(row.number) }
    const refusal = refusals.get(row.number)
    if (stored === undefined) return { row, ...told, ...(refusal !== undefined && { refusal }) }
    if (stored.became === 'refused') return { row, ...told, refusal: whoseReference(stored) }
    const isSilenced = stored.became === 'imported' && silenced.has(stored.lead.facts.vendorPhone)
    return { row, ...told, isSilenced, stored }
  })
}

function whoseReference({ of }: StoredLead): string {
  const other = of === undefined ? 'another lead' : otherLead(of)
  return `${other} has this reference, and nothing else of it is the same: which of the two is right?`
}
