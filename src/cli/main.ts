import { enableCompileCache } from 'node:module'
import { projectFile } from '../project_file.ts'
import { reasonOf } from '../system_error.ts'

// Half of a command's start is compiling what the command before compiled, so that all else is imported after this.
enableCompileCache(projectFile('node_modules/.cache/compiled'))
const { runCommand } = await import('./run_command.ts')

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may have seen enough, as `head` does.
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`What was to be said could not be written: ${reasonOf(error)}\n`)
  process.exit(1)
})

await runCommand(process.argv.slice(2))
