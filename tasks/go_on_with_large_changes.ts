import { goOnWithLargeChanges } from '../db/work/large_changes.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Does to the next leads what a change does to very many; it books the look at those after them. */
const goOn: TaskMaker =
  ({ pool, log }) =>
  async () => {
    const leads = await goOnWithLargeChanges(pool)
    log.debug({ leads }, 'a large change went on')
  }

export default goOn
