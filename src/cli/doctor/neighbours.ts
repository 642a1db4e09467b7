import { readHolder, readNotifications } from '../../../db/health/open_transaction.ts'
import { readSendingRight, whyNotSending } from '../../../db/work/sending.ts'
import { readConfig } from '../../config/config.ts'
import { type Check, failure, ok, warning } from '../../health/finding.ts'
import { duration } from '../../time_words.ts'

const longSeconds = 60

/** Who keeps events and figures waiting. */
export const openTransactions: Check = {
  about: 'open transactions',
  look: async (db) => {
    const holder = await readHolder(db)
    if (holder === undefined || (holder.openSeconds ?? longSeconds) < longSeconds) {
      return [ok('none holds up events or figures')]
    }
    const { pid, application, login, openSeconds } = holder
    const who =
      pid === null ? 'a prepared transaction' : `process ${pid} (${application || 'no name'}, ${login})`
    const since = openSeconds === null ? 'a while' : duration(openSeconds)
    return [
      warning(
        `${who} has had one open for ${since}: events, figures and subscribers wait for it`,
        pid === null
          ? 'Look: select * from pg_prepared_xacts. End it: rollback prepared'
          : `Let it commit, or end it: select pg_terminate_backend(${pid})`,
      ),
    ]
  },
}

const fewNotifications = 0.1
/** From here on the pipeline rings no bells any more, and finds its work by looking. */
const bellsAreSilent = 0.9

/** Who listens while in a transaction keeps every notification of the server; when there is no room left, commits fail. */
export const notifications: Check = {
  about: 'notifications',
  look: async (db) => {
    const { used, pid, application, login } = await readNotifications(db)
    if (used < fewNotifications) return [ok('there is room for them')]
    const says = `${Math.round(used * 100)} % of the server's room for them is taken: somebody who listens is in a transaction`
    const todo =
      pid === null
        ? 'Look: select * from pg_stat_activity'
        : `Let it end, or end it: select pg_terminate_backend(${pid}) (${application || 'no name'}, ${login})`
    return [(used < bellsAreSilent ? warning : failure)(says, todo)]
  },
}

/** Whether texts may leave from here. */
export const sending: Check = {
  about: 'sending',
  look: async (db) => {
    const right = await readSendingRight(db)
    if (right === undefined) return [ok('a simulation: no text leaves it')]
    const { sendsAs: ownName, twilio } = readConfig()
    if (twilio !== undefined && right.carrier !== null && right.carrierAccount !== twilio.accountSid) {
      return [
        failure(
          `texts go by ${right.carrier} (${right.carrierAccount}), and TWILIO_ACCOUNT_SID is another account; its workers wait`,
          'Correct it, or: orchestrator sending carrier twilio ACCOUNT --reason "…"',
        ),
      ]
    }
    const why = right.isHere && ownName === undefined ? null : whyNotSending(right, ownName)
    if (why !== null) {
      const todo = 'If this is no copy: orchestrator sending original NAME --reason "…"'
      return [right.isHere ? warning(why, todo) : failure(`${why}; workers wait`, todo)]
    }
    return [
      right.sendsAs === null
        ? warning(
            'the database has no name: a copy of its files would send as well',
            'Set SENDS_AS for the workers, for example SENDS_AS=production; the first that comes names the database.',
          )
        : ok(
            `texts leave for workers with SENDS_AS=${right.sendsAs}${right.carrier === null ? '' : `, by ${right.carrier} (${right.carrierAccount})`}`,
          ),
    ]
  },
}
