import { counted } from '../../src/counted.ts'
import { pollForms } from '../../src/lead_sources/facebook/poll_forms.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Asks Facebook for leads that it failed to tell us of. */
const pollSources: StepMaker =
  ({ pool, facebook, log }) =>
  async (signal) => {
    if (facebook === undefined) return { says: 'No source keeps leads for us.' }
    const found = await pollForms(pool, facebook, signal)
    if (found > 0) log.warn({ leads: found }, 'Facebook had leads that it did not tell us of')
    return { found, done: found, says: `${counted(found, 'lead')} of Facebook that we were not told of.` }
  }

export default pollSources
