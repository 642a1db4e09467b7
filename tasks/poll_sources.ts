import { pollForms } from '../src/lead_sources/facebook/poll_forms.ts'
import type { TaskMaker } from '../src/task_tools/task_maker.ts'

/** Asks Facebook for leads that it failed to tell us of. */
const pollSources: TaskMaker =
  ({ pool, facebook, log }) =>
  async (_, { abortSignal }) => {
    if (facebook === undefined) return
    const found = await pollForms(pool, facebook, abortSignal)
    if (found > 0) log.warn({ leads: found }, 'Facebook had leads that it did not tell us of')
  }

export default pollSources
