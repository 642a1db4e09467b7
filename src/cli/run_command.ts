import { CommanderError } from 'commander'
import { legible } from '../free_text.ts'
import { explainFailure } from './output/explain_failure.ts'
import { orchestrator } from './program.ts'

/**
 * Runs one command of the command line, `said` being the words after the program's name.
 * Sets the exit code: 0 done, 1 failed, 2 the command was not understood, 3 done in part, 130 stopped by Ctrl-C.
 */
export async function runCommand(said: readonly string[]): Promise<void> {
  const program = orchestrator()
  try {
    await program.parseAsync(
      said.map((word) => legible(word)),
      { from: 'user' },
    )
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
