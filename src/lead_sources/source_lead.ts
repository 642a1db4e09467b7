import { camelCase } from '../../db/connection/ask.ts'
import type { BroughtCell, BroughtLead, Tick } from '../../db/leads/lead_sources.ts'
import { type LeadColumns, type LeadField, recogniseColumns } from '../intake/leads/lead_columns.ts'
import { type LeadRow, readLeadRow } from '../intake/leads/lead_row.ts'
import type { FileConsent } from '../intake/leads/row_consent.ts'
import { readConsentDate } from '../intake/readers/consent.ts'
import { parseJson } from './json_text.ts'

/** The one source whose leads may say themselves where they come from. */
export const generalSource = 'webhook'

/** Reads a lead that a source brought, as a row of a file is read: its places are the columns. */
export function readSourceLead(brought: BroughtLead): LeadRow {
  const { columns, cells } = withMended(rowOf(brought), brought.mended)
  const row = readLeadRow(columns, cells, brought.source, consentOf(brought.tick, columns))
  if (row.facts === null) return row
  const source = brought.source === generalSource ? row.facts.source : brought.source
  return { ...row, facts: { ...row.facts, source, externalRef: brought.reference ?? row.facts.externalRef } }
}

/** A form's own words count where its lead says yes to them: by a tick, or in a field of its own. */
function consentOf({ wording, isTicked, date, cameAt }: Tick, { positions }: LeadColumns): FileConsent {
  const today = cameAt.toISOString().slice(0, 10)
  const said = date === null ? null : readConsentDate(date, today)
  return {
    wording: isTicked || positions.has('consent') ? wording : null,
    date: said?.ok === true ? said.value : today,
    today,
  }
}

interface Row {
  columns: LeadColumns
  cells: readonly string[]
}

function rowOf({ cells, body }: BroughtLead): Row {
  if (cells !== null) return rowOfPaths(cells)
  const lead = parseJson(body)
  // Of a list in the place of one lead nobody could tell whose fields are whose.
  const leaves = Array.isArray(lead) ? [] : leavesOf(lead)
  return {
    columns: recogniseColumns(leaves.map(({ name }) => name)),
    cells: leaves.map(({ text }) => text),
  }
}

function rowOfPaths(cells: readonly BroughtCell[]): Row {
  const positions = new Map<LeadField, number[]>()
  for (const [position, { field }] of cells.entries()) {
    const known = fieldOf(field)
    positions.set(known, [...(positions.get(known) ?? []), position])
  }
  const columns = { positions, header: cells.map(({ place }) => place), ignored: [] }
  return { columns, cells: cells.map(({ text }) => text) }
}

/** What a person wrote stands in the place of what the source says. */
function withMended({ columns, cells }: Row, mended: Readonly<Record<string, string>>): Row {
  const entries = Object.entries(mended)
  return {
    columns: {
      ...columns,
      header: [...columns.header, ...entries.map(([field]) => field)],
      positions: new Map([
        ...columns.positions,
        ...entries.map(([field], place) => [fieldOf(field), [columns.header.length + place]] as const),
      ]),
    },
    cells: [...cells, ...entries.map(([, text]) => text)],
  }
}

/** A column of the leads, or a part of a name, as rows of a file call it. */
const fieldOf = (column: string) => (column === 'vendor_phone' ? 'phone' : camelCase(column)) as LeadField

const mostLeaves = 1_000

/** Every text, number and yes or no in it, under the name of its field, in the order in which they stand there. */
function leavesOf(value: unknown, name = ''): { name: string; text: string }[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [{ name, text: String(value) }]
  const within = Array.isArray(value) ? value.map((each) => [name, each] as const) : Object.entries(value)
  return within.flatMap(([key, each]) => leavesOf(each, key)).slice(0, mostLeaves)
}
