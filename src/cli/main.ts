import { reasonOf } from '../system_error.ts'
import { runCommand } from './run_command.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may have seen enough, as `head` does.
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`What was to be said could not be written: ${reasonOf(error)}\n`)
  process.exit(1)
})

await runCommand(process.argv.slice(2))
