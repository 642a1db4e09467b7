import { rollUpFigures } from '../db/figures.ts'
import type { TaskMaker } from '../src/worker/task_maker.ts'

/** Some tenths of a second of work, so that nobody waits long for the mark. */
const eventsAtATime = 20_000
const mostPages = 50

/** Adds up what has happened since the last time; a long backlog over several minutes. */
const rollUp: TaskMaker =
  ({ pool, log }) =>
  async () => {
    let events = 0
    for (let page = 0; page < mostPages; page += 1) {
      const taken = await rollUpFigures(pool, eventsAtATime)
      events += taken
      if (taken < eventsAtATime) break
    }
    log.debug({ events }, 'figures are added up')
  }

export default rollUp
