import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { type OwnDatabase, productionStory } from '../support/databases/database.ts'

const nobodyThere = 'postgres://127.0.0.1:1/nothing'

/** A program of ours, and what it says until it has ended and nothing of it is left. */
function run(
  command: string,
  args: string[],
  url = nobodyThere,
): { child: ChildProcess; until(said: RegExp): Promise<void> } {
  const child = spawn(command, args, {
    cwd: projectFile('.'),
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'info', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const pipe of [child.stdout, child.stderr]) {
    if (pipe !== null) createInterface(pipe).on('line', (line) => said.push(line))
  }
  return {
    child,
    async until(wanted) {
      await expect.poll(() => said.join('\n')).toMatch(wanted)
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

/** Sessions of our programs; those of a server that an earlier story had are kept for a later one. */
const sessionsAt = async ({ db }: OwnDatabase) =>
  (
    await db.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name like 'pipeline%'`,
    )
  ).rows.map(({ pid }) => pid)

/** How many connections each has while it starts. */
const starts = {
  'src/worker/main.ts': [0, 1, 3],
  'src/server/main.ts': [0, 1],
  'src/start/main.ts': [0, 1, 3],
}

for (const [program, moments] of Object.entries(starts)) {
  productionStory(
    `${program} ends whenever it is told to while it starts, and leaves nothing behind`,
    async ({ database }) => {
      const kept = await sessionsAt(database)
      const itsSessions = async () => (await sessionsAt(database)).filter((pid) => !kept.includes(pid)).length
      for (const connections of moments) {
        const { child } = run(process.execPath, [projectFile(program)], database.url)
        const ended = once(child, 'close')
        await once(child, 'spawn')
        await expect.poll(itsSessions, { interval: 10 }).toBeGreaterThanOrEqual(connections)
        child.kill('SIGTERM')
        // Before it listens for the signal, it simply goes.
        expect([
          [0, null],
          [null, 'SIGTERM'],
        ]).toContainEqual(await ended)
        await expect.poll(itsSessions).toBe(0)
      }
    },
  )
}
