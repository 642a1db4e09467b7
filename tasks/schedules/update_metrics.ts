import { rollUpFigures, writeMetrics } from '../../db/figures/figures.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Some tenths of a second of work, so that nobody waits long for the mark. */
const eventsAtATime = 20_000

/** Adds up figures that nobody has asked for meanwhile, and writes the day's. */
const updateMetrics: StepMaker =
  ({ unhurriedPool: pool }) =>
  async () => {
    let events = 0
    for (let batch = eventsAtATime; batch === eventsAtATime; events += batch)
      batch = await rollUpFigures(pool, eventsAtATime)
    const days = await writeMetrics(pool)
    return {
      found: events,
      done: events,
      says: `${counted(events, 'event')} added up, the figures of ${counted(days, 'day')} written.`,
    }
  }

export default updateMetrics
