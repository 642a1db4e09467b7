import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { productionStory } from '../support/database.ts'

function runServer(args: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [projectFile('src/server/main.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes')
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

test('says what it is for', async () => {
  const { code, stdout } = await ended(runServer(['--help'], {}))
  expect(code).toBe(0)
  expect(stdout).toContain('Usage: npm run server')
})

test('needs a database', async () => {
  expect(await ended(runServer([], {}))).toEqual({
    code: 1,
    stdout: '',
    stderr: 'DATABASE_URL is not set; the server needs a database\n',
  })
})

test('names a taken port in one line', async () => {
  const other = createServer().listen(0, '0.0.0.0')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const { code, stderr } = await ended(
    runServer([], { DATABASE_URL: 'postgres://127.0.0.1:1/nothing', PORT: port, LOG_LEVEL: 'silent' }),
  )
  other.close()
  expect(code).toBe(1)
  expect(stderr).toBe(`Port ${port} is taken. Choose another: set PORT, or give --port to npm start.\n`)
})

productionStory('starts, answers and ends on SIGTERM with code 0', async ({ database: { url } }) => {
  const child = runServer([], { DATABASE_URL: url, PORT: '0' })
  if (child.stderr === null) throw new Error('no pipe')
  let address: string | undefined
  for await (const line of createInterface(child.stderr)) {
    address = /listens at (http:\S+?)"/.exec(line)?.[1]
    if (address !== undefined) break
  }
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})
