import { checkEverything as checkAll } from '../../db/health/invariants.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** The thorough self-check, all history and the whole audit log included; too long for every quarter of an hour. */
const checkEverything: StepMaker =
  ({ unhurriedPool: pool, log }) =>
  async () => {
    const checked = await checkAll(pool)
    if (checked === undefined) {
      log.error('the self-check took too long and was cut off; an alert was raised')
      return { says: 'It took too long and was cut off; an alert says so.' }
    }
    const { mended, reported } = checked
    if (reported > 0) log.error({ mended, reported }, 'invariants are broken; alerts were raised')
    else log.info({ mended }, 'everything was checked')
    return {
      found: mended + reported,
      done: mended,
      says:
        mended + reported === 0
          ? 'All was as it must be.'
          : `${counted(mended, 'lead')} mended, ${counted(reported, 'promise')} broken.`,
    }
  }

export default checkEverything
