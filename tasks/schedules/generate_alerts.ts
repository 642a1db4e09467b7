import { isConnectionLost } from '../../db/connection/sql_error.ts'
import { findingsOf, noteFindings, rulesToLookAt } from '../../db/work/alert_rules.ts'
import { generateAlerts as generate } from '../../db/work/schedules.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/**
 * Looks for what is wrong and happens by nothing, rule by rule, so that one that cannot be looked at leaves the others
 * alone; and passes questions on that have waited for too long.
 */
const generateAlerts: StepMaker =
  ({ unhurriedPool: pool }) =>
  async (signal) => {
    for (const type of await rulesToLookAt(pool)) {
      signal?.throwIfAborted()
      try {
        await noteFindings(pool, type, { found: await findingsOf(pool, type) })
      } catch (error) {
        if (isConnectionLost(error)) throw error
        await noteFindings(pool, type, { failedBecause: inShort(error) })
      }
    }
    const { found, passedOn } = await generate(pool)
    return {
      found,
      done: passedOn,
      says: `${counted(found, 'alert')} of what is looked for, ${counted(passedOn, 'overdue question')} passed on.`,
    }
  }

/** The kind of error alone: what a message quotes may be anything. */
function inShort(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (code === '57014') return 'it takes longer than a second'
  return typeof code === 'string' ? `SQLSTATE ${code}` : 'an error without a code'
}

export default generateAlerts
