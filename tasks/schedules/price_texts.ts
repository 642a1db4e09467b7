import { type ChargedText, recordCharges, unpricedSince } from '../../db/work/messages.ts'
import { counted } from '../../src/counted.ts'
import { loggable } from '../../src/loggable_error.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Asks the carrier what the latest texts cost, where it says so only later. */
const priceTexts: StepMaker =
  ({ carrier, pool, log }) =>
  async () => {
    const since = await unpricedSince(pool, carrier.name)
    if (since === null || carrier.charges === undefined) return { says: 'No text was without its price.' }
    const charged: ChargedText[] = []
    let isWhole = true
    try {
      for await (const { providerMessageId: id, charge } of carrier.charges(since))
        charged.push({ id, ...charge })
    } catch (error) {
      // In an hour it is asked again: nobody has to look.
      log.warn(loggable(error), 'the carrier does not say what texts cost')
      isWhole = false
    }
    const priced = await recordCharges(pool, carrier.name, charged)
    log.info({ priced }, 'texts have their prices')
    return {
      found: charged.length,
      done: priced,
      says: `${counted(priced, 'text')} priced${isWhole ? '' : '; then the carrier did not go on'}.`,
    }
  }

export default priceTexts
