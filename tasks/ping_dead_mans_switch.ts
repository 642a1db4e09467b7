import { whatIsNotWell } from '../db/work/alert_deliveries.ts'
import { endOfStatus, outsideCall } from '../src/api_usage/outside_call.ts'
import { loggable } from '../src/loggable_error.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

const timeoutMs = 10_000

/**
 * Gives a sign of life to somebody outside while all is well, so that silence is noticed. That it runs at all says that
 * the queue moves and the database takes writes.
 */
const pingDeadMansSwitch: TaskMaker =
  ({ pool, log, deadMansSwitchUrl }) =>
  async () => {
    if (deadMansSwitchUrl === undefined) return
    const notWell = await whatIsNotWell(pool)
    if (notWell.length > 0) {
      log.error({ notWell }, 'all is not well: no sign of life is given')
      return
    }
    try {
      const { status } = await outsideCall(
        { provider: 'monitor', purpose: 'sign_of_life' },
        async () => {
          const response = await fetch(deadMansSwitchUrl, { signal: AbortSignal.timeout(timeoutMs) })
          await response.body?.cancel()
          return response
        },
        (response) => endOfStatus(response.status),
      )
      if (status >= 400) log.warn({ status }, 'the sign of life was not taken')
    } catch (error) {
      // They notice the silence themselves, and the next one follows in a minute: nobody here has to look.
      log.warn(loggable(error), 'the sign of life did not arrive')
    }
  }

export default pingDeadMansSwitch
