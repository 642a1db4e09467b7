import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { projectFile } from '../../../src/project_file.ts'
import { cliStory } from '../support/story.ts'

const userStory = cliStory.extend(
  'runWith',
  async ({ database }) =>
    async (input: string, ...args: string[]) => {
      const child = spawn(process.execPath, [projectFile('src/cli/main.ts'), ...args], {
        env: { ...process.env, DATABASE_URL: database.url },
      })
      child.stdin.end(input)
      const [stdout, stderr, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit'),
      ])
      return { code, stdout, stderr }
    },
)

userStory('a user is added, listed, disabled and enabled', async ({ run, runWith }) => {
  const added = await runWith('a long password\n', 'user', 'add', 'Sam@example.com', '--role', 'operator')
  expect(added).toEqual({ code: 0, stdout: 'sam@example.com may sign in, as operator.\n', stderr: '' })
  expect(await runWith('a long password\n', 'user', 'add', 'sam@example.com', '--role', 'admin')).toEqual({
    ...{ code: 1, stdout: '' },
    stderr:
      'VL030: there is a user sam@example.com already. Choose another name, or set a new password for that user.\n',
  })

  expect((await run('user', 'disable', 'sam@example.com')).code).toBe(0)
  const listed = await run('user', 'list', '--json')
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'sam@example.com', role: 'operator' }])
  expect((await run('user', 'list')).stdout).toMatch(/^sam@example\.com +operator .*disabled$/m)
  expect((await run('user', 'enable', 'sam@example.com')).code).toBe(0)
  expect((await run('user', 'list')).stdout).not.toContain('disabled')
})

userStory('a password that is too short, a name that is none, nobody', async ({ run, runWith }) => {
  expect(await runWith('short\n', 'user', 'add', 'sam', '--role', 'admin')).toEqual({
    ...{ code: 1, stdout: '' },
    stderr: 'A password has 12 to 200 characters.\n',
  })
  expect((await runWith('a long password\n', 'user', 'add', 'a name', '--role', 'admin')).code).toBe(2)
  expect((await runWith('a long password\n', 'user', 'add', 'sam', '--role', 'king')).code).toBe(2)
  expect(await run('user', 'disable', 'nobody')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^VL031: there is no user nobody\./),
  })
})

userStory('a token is shown once, listed and revoked', async ({ database: { db }, run, runWith }) => {
  await runWith('a long password\n', 'user', 'add', 'sam', '--role', 'viewer')
  const added = await run('token', 'add', 'sam', '--name', 'weekly report', '--role', 'viewer')
  expect(added.stdout).toMatch(/^[\w-]{43}\n$/)
  const kept = await db.query<{ kept: string }>(
    'select tokens::text as kept from pipeline_private.api_tokens as tokens',
  )
  expect(kept.rows[0]?.kept).not.toContain(added.stdout.trim())

  const listed = JSON.parse((await run('token', 'list', '--json')).stdout) as { id: string; status: string }[]
  expect(listed).toMatchObject([{ name: 'weekly report', userName: 'sam', role: 'viewer', status: 'valid' }])
  expect((await run('token', 'revoke', listed[0]?.id ?? '')).code).toBe(0)
  expect((await run('token', 'list')).stdout).toMatch(/revoked$/m)
})
