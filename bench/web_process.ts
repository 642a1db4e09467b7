import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { addToken } from '../db/access/api_tokens.ts'
import { addUser } from '../db/access/users.ts'
import { fingerprint, newSecret } from '../src/access/secret.ts'
import { projectFile } from '../src/project_file.ts'
import type { BenchDatabase } from './server.ts'

/** Tokens of as many viewers. */
export async function makeTokens({ client }: BenchDatabase, users: number): Promise<string[]> {
  const tokens = Array.from({ length: users }, () => newSecret())
  for (const [number, token] of tokens.entries()) {
    const name = `viewer${number}`
    await addUser(client, { name, role: 'viewer', passwordHash: '$argon2id$nobody knows it' })
    await addToken(client, {
      userName: name,
      name: 'bench',
      role: 'viewer',
      hash: fingerprint(token),
      days: 1,
    })
  }
  return tokens
}

/** The web process as in production; the caller kills it. */
export async function startWebProcess(
  url: string,
  settings: Record<string, string> = {},
): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [projectFile('src/server/main.ts')], {
    env: { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface(child.stderr)
  for await (const line of lines) {
    const address = /listens at (http:\S+?)"/.exec(line)?.[1]
    if (address === undefined) continue
    child.stderr.resume()
    return { address, child }
  }
  throw new Error('the web process ended before it listened')
}

/** Resolves when the API answers. */
export async function untilStarted(address: string, token: string): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${address}/graphql`, {
      method: 'POST',
      body: '{"query":"{ now }"}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    if (status === 200) return
    await pause(100)
  }
}
