import { fieldsInWords } from '../../board/move/field_words.ts'
import type { ManualChangesQuery, StageName } from '../../graphql/documents.ts'
import { exactInWords } from '../../time/words.ts'
import { spoken } from '../../words/plain_words.ts'

export type Change = NonNullable<ManualChangesQuery['auditLogs']>['nodes'][number]

/** Automation goes on with these, and a draft that is only being written is no change of the lead. */
const isToTakeBack = ({ tableName, newValues }: Change) =>
  !['lead_messages', 'agent_runs', 'alerts', 'lead_timers'].includes(tableName) &&
  (tableName !== 'drafts' || valuesOf(newValues).state === 'discarded')

/** What people changed, the latest first: one entry for all that was changed at once. */
export function changesOf(rows: readonly Change[]): Change[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = `${row.createdAt} ${row.actor}`
    if (!isToTakeBack(row) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

export function changeInWords(change: Change, titleOf: (stage: StageName) => string): string {
  const { tableName, operation, actor, reason, createdAt, newValues } = change
  const { pipeline_stage: stage, ...others } = valuesOf(newValues)
  const fields = Object.keys(others).filter((name) => !hidden.test(name))
  const what =
    typeof stage === 'string' && operation === 'UPDATE'
      ? `moved to ${titleOf(stage as StageName)}`
      : tableName === 'vendor_leads'
        ? fieldsInWords(fields)
        : `${spoken(tableName).replace(/s$/, '')} ${deeds[operation] ?? spoken(operation)}`
  return `${exactInWords(Date.parse(createdAt))}, ${actor}: ${what || 'changed'}${reason === null ? '' : ` (${reason})`}`
}

const deeds: Readonly<Record<string, string>> = { INSERT: 'added', UPDATE: 'changed', DELETE: 'removed' }
/** What follows from a change, and ids. */
const hidden = /(_at|_id|^id|^turn|_visit|_count)$/

function valuesOf(values: Change['newValues']): Record<string, string | null> {
  return Object.fromEntries((values ?? []).map(({ name, value }) => [name, value]))
}
