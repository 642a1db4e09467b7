import { type ChargedText, recordCharges, unpricedSince } from '../db/work/messages.ts'
import { loggable } from '../src/loggable_error.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Asks the carrier what the latest texts cost, where it says so only later. */
const priceTexts: TaskMaker =
  ({ carrier, pool, log }) =>
  async () => {
    const since = await unpricedSince(pool, carrier.name)
    if (since === null || carrier.charges === undefined) return
    const charged: ChargedText[] = []
    try {
      for await (const { providerMessageId: id, charge } of carrier.charges(since))
        charged.push({ id, ...charge })
    } catch (error) {
      // In an hour it is asked again: nobody has to look.
      log.warn(loggable(error), 'the carrier does not say what texts cost')
    }
    log.info({ priced: await recordCharges(pool, carrier.name, charged) }, 'texts have their prices')
  }

export default priceTexts
