import {
  rollUpFigures,
  settleFigureDays,
  writeFigureHours,
  writeMetrics,
  writePresentFigures,
} from '../../db/figures/figures.ts'
import { counted } from '../../src/counted.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Some tenths of a second of work, so that nobody waits long for the mark. */
const eventsAtATime = 20_000

/** Adds up figures that nobody has asked for meanwhile, and writes those of hours and days. */
const updateMetrics: StepMaker =
  ({ unhurriedPool: pool }) =>
  async (signal) => {
    let events = 0
    for (let batch = eventsAtATime; batch === eventsAtATime; events += batch)
      batch = await rollUpFigures(pool, eventsAtATime)
    // Days before hours: until these have come to a day, it is read from its hours.
    let settled = 0
    for (let batch = 1; batch > 0 && !signal?.aborted; settled += batch) batch = await settleFigureDays(pool)
    while (!signal?.aborted && !(await writeFigureHours(pool)));
    await writePresentFigures(pool)
    const days = await writeMetrics(pool)
    return {
      found: events,
      done: events,
      says: `${counted(events, 'event')} added up, the figures of ${counted(days + settled, 'day')} written.`,
    }
  }

export default updateMetrics
