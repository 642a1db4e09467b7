import { readServerLogFacts } from '../../../db/health/doctor.ts'
import { type Check, ok, warning } from '../../health/finding.ts'

/** A refused statement is rolled back with all it wrote; the server's own log is the one place that knows of it. */
export const serverLog: Check = {
  about: 'server log',
  look: async (db) => {
    const { keepsRefusals, namesWho } = await readServerLogFacts(db)
    return [
      !keepsRefusals
        ? warning(
            'SQL that was refused leaves no trace',
            'Set log_min_messages and log_min_error_statement of the server to error or a lower level.',
          )
        : !namesWho
          ? warning(
              'does not say who wrote SQL that was refused',
              "Set log_line_prefix of the server to something like '%m [%p] %u@%d %a ', or log_destination to jsonlog.",
            )
          : ok('keeps SQL that was refused, with who, when and from where'),
    ]
  },
}
