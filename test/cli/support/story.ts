import { productionStory } from '../../support/database.ts'
import { aFolder } from './files.ts'
import { orchestrator } from './orchestrator.ts'

/** A story of the command line on a production database of its own, with a folder for its files. */
export const cliStory = productionStory
  .extend('folder', async ({ task: _ }, { onCleanup }) => {
    const folder = await aFolder()
    onCleanup(folder.remove)
    return folder
  })
  .extend(
    'run',
    async ({ database }) =>
      (...args: string[]) =>
        orchestrator(args, { url: database.url }),
  )
