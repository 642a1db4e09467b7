import { productionStory, storyOfBreach } from '../../support/databases/database.ts'
import { aFolder } from './files.ts'
import { orchestrator } from './orchestrator.ts'

const onCommandLine = (base: typeof productionStory) =>
  base
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

/** A story of the command line on a production database of its own, with a folder for its files. */
export const cliStory = onCommandLine(productionStory)

/** The same, where something is broken behind the triggers' back. */
export const cliStoryOfBreach = onCommandLine(storyOfBreach)
