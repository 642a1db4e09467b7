import type { LogName } from '../../../db/archives/leaving.ts'
import type { RowOfLog } from '../../archives/left_rows.ts'
import { changedColumns, said } from '../output/changed_columns.ts'
import { harmless } from '../output/terminal.ts'
import type { When } from '../output/when.ts'

type Row = Record<string, unknown>

/** What a row of a log says, as people read it: a line, and what it tells under it. */
export function lineOf({ log, at, row }: RowOfLog, when: When): string[] {
  const { head, told } = shown[log](row)
  return [`${when.at(at)}  ${harmless(head)}`, ...told.map((line) => `    ${harmless(line)}`)]
}

const shown: Record<LogName, (row: Row) => { head: string; told: string[] }> = {
  webhook_deliveries: ({ door, verdict, body }) => ({
    head: `came in by ${door}: ${verdict}`,
    told: [said(body)],
  }),
  agent_runs: ({ agent, purpose, status, result, error }) => ({
    head: `${agent} (${purpose}): ${status}`,
    told: [result, error].filter((part) => part !== null && part !== undefined).map(said),
  }),
  pipeline_events: ({ event_type, actor, reason, metadata }) => ({
    head: `${event_type} by ${actor}${reason ? `: ${reason}` : ''}`,
    told: isEmpty(metadata) ? [] : [said(metadata)],
  }),
  audit_log: ({ table_name, operation, actor, reason, old_values, new_values }) => ({
    head: `${table_name} ${String(operation).toLowerCase()} by ${actor}${reason ? `: ${reason}` : ''}`,
    told: changedColumns(old_values as Row | null, new_values as Row | null),
  }),
}

const isEmpty = (value: unknown) => Object.keys((value ?? {}) as Row).length === 0
