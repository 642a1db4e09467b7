import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'

const nobodyThere = 'postgres://127.0.0.1:1/nothing'

/** A program of ours, and what it says until it has ended and nothing of it is left. */
function run(command: string, args: string[]): { child: ChildProcess; until(said: RegExp): Promise<void> } {
  const child = spawn(command, args, {
    cwd: projectFile('.'),
    env: { ...process.env, DATABASE_URL: nobodyThere, LOG_LEVEL: 'info', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const pipe of [child.stdout, child.stderr]) {
    if (pipe !== null) createInterface(pipe).on('line', (line) => said.push(line))
  }
  return {
    child,
    async until(wanted) {
      await expect.poll(() => said.join('\n'), { timeout: 15_000 }).toMatch(wanted)
    },
  }
}

const waits = /PostgreSQL cannot be reached \(ECONNREFUSED\)/

test.each(['src/worker/main.ts', 'src/start/main.ts'])(
  '%s waits for its database, says why, and ends in order when it is told to meanwhile',
  async (program) => {
    const { child, until } = run(process.execPath, [projectFile(program)])
    await until(waits)
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
  },
)

test('nothing is left when the npm that started it is told to end', async () => {
  const { child, until } = run('npm', ['run', 'worker'])
  await until(waits)
  child.kill('SIGTERM')
  await once(child, 'close') // every process that could write to its pipes has ended
  await until(/stopping: running tasks may finish[\s\S]*worker stopped/)
})
