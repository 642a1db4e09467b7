import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { projectFile } from '../../../src/project_file.ts'
import { productionStory } from '../../support/databases/database.ts'
import { allStages } from '../../support/leads.ts'

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

productionStory('runs with its own login, and ends on SIGTERM with code 0', async ({ database }) => {
  const token = newSecret()
  await addUser(database.db, { name: 'sam', role: 'viewer', passwordHash: '$argon2id$nobody knows it' })
  await addToken(database.db, {
    userName: 'sam',
    name: 'a',
    role: 'viewer',
    hash: fingerprint(token),
    days: 1,
  })
  const url = new URL(database.url)
  url.username = 'pipeline_server'

  const child = runServer([], { DATABASE_URL: url.href, PORT: '0' })
  const { stderr } = child
  if (stderr === null) throw new Error('no pipe')
  const lines: string[] = []
  const address = await new Promise<string>((resolve) => {
    createInterface(stderr).on('line', (line) => {
      lines.push(line)
      const its = /listens at (http:\S+?)"/.exec(line)?.[1]
      if (its !== undefined) resolve(its)
    })
  })
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  async function unready() {
    const { checks } = JSON.parse(await (await fetch(`${address}/readyz`)).text()) as {
      checks: { check: string; ok: boolean }[]
    }
    return checks.filter(({ ok }) => !ok)
  }
  // A busy machine takes its time for the first answers of a new process.
  await expect.poll(unready).toMatchObject([{ check: 'workers' }])
  for (;;) {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ vendorLeads { totalCount } stages { totalCount } }' }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    if (answer.status === 503) {
      await pause(20) // each question keeps it from what it starts with
      continue
    }
    expect(await answer.json()).toEqual({
      data: { vendorLeads: { totalCount: 0 }, stages: { totalCount: allStages.length } },
    })
    break
  }

  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, {
    protocols: 'graphql-transport-ws',
    headers: { authorization: `Bearer ${token}` },
  } as never)
  await once(socket, 'open')
  socket.send('x'.repeat(200_000))
  await once(socket, 'close')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ msg: 'the line of a client broke', error: 'RangeError' }),
  )
})
