import { checkEverything as checkAll } from '../db/health/invariants.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** The thorough self-check, all history and the whole audit log included; too long for every quarter of an hour. */
const checkEverything: TaskMaker =
  ({ unhurriedPool: pool, log }) =>
  async () => {
    const checked = await checkAll(pool)
    if (checked === undefined) {
      log.error('the self-check took too long and was cut off; an alert was raised')
      return
    }
    const { mended, reported } = checked
    if (reported > 0) log.error({ mended, reported }, 'invariants are broken; alerts were raised')
    else log.info({ mended }, 'everything was checked')
  }

export default checkEverything
