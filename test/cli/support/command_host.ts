import { Readable } from 'node:stream'
import { runCommand } from '../../../src/cli/run_command.ts'
import { type Asked, endOfOutput } from './asked.ts'

/** The command line, kept running: starting Node and reading the program is most of what a short command costs. */
process.on('message', async ({ args, env, input }: Asked) => {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true })
  process.exitCode = undefined
  await runCommand(args)
  const code = process.exitCode ?? 0
  for (const stream of [process.stdout, process.stderr]) stream.write(endOfOutput)
  process.send?.(code)
})
process.on('disconnect', () => process.exit())
