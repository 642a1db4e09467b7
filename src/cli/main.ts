import { CommanderError } from 'commander'
import { legible } from '../free_text.ts'
import { reasonOf } from '../system_error.ts'
import { explainFailure } from './output/explain_failure.ts'
import { orchestrator } from './program.ts'

/** Exit codes: 0 done, 1 failed, 2 the command was not understood, 3 done in part, 130 stopped by Ctrl-C. */
async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may have seen enough, as `head` does.
    if (error.code === 'EPIPE') process.exit()
    process.stderr.write(`What was to be said could not be written: ${reasonOf(error)}\n`)
    process.exit(1)
  })

  const program = orchestrator()
  try {
    await program.parseAsync(process.argv.map((said) => legible(said)))
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    const { text, exitCode } = explainFailure(error, { isVerbose: program.opts().verbose === true })
    process.stderr.write(`${text}\n`)
    process.exitCode = exitCode
  }
}

await main()
