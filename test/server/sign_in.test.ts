import { expect } from 'vitest'
import { addToken, revokeToken } from '../../db/api_tokens.ts'
import { addUser, disableUser, listSessions, setUserPassword, setUserRole } from '../../db/users.ts'
import { hashPassword } from '../../src/access/password.ts'
import { fingerprint, newSecret } from '../../src/access/secret.ts'
import { serverStory } from './support/story.ts'

const password = 'correct horse battery'
const passwordHash = await hashPassword(password)

const accessStory = serverStory
  .extend('sam', async ({ database: { db } }) => {
    await addUser(db, { name: 'sam@example.com', role: 'operator', passwordHash })
    return 'sam@example.com'
  })
  .extend(
    'signIn',
    async ({ server, sam }) =>
      (given: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
        fetch(`${server.address}/session`, {
          method: 'POST',
          body: JSON.stringify({ name: sam, password, ...given }),
          headers: { 'content-type': 'application/json', ...headers },
        }),
  )
  .extend('whoAmI', async ({ server }) => async (headers: Record<string, string>) => {
    const response = await fetch(`${server.address}/session`, { headers })
    return (JSON.parse(await response.text()) as { user: unknown }).user
  })

/** The cookie as a browser would send it back. */
function cookieOf(response: Response): { cookie: string } {
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

accessStory('who knows the password is signed in until signing out', async ({ server, signIn, whoAmI }) => {
  const response = await signIn({ name: ' Sam@Example.com' })
  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({ user: { name: 'sam@example.com', role: 'operator' } })
  expect(response.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Strict$/)

  const cookie = cookieOf(response)
  expect(await whoAmI(cookie)).toEqual({ name: 'sam@example.com', role: 'operator' })
  expect(await whoAmI({})).toBeNull()

  const out = await fetch(`${server.address}/session`, { method: 'DELETE', headers: cookie })
  expect(out.status).toBe(204)
  expect(await whoAmI(cookie)).toBeNull()
})

accessStory('a wrong name and a wrong password get the same answer', async ({ database: { db }, signIn }) => {
  await addUser(db, { name: 'gone', role: 'admin', passwordHash })
  await disableUser(db, 'gone')
  const answers = await Promise.all(
    [{ password: 'something else' }, { name: 'nobody' }, { name: 'gone' }].map(async (given) => {
      const response = await signIn(given)
      const { error } = JSON.parse(await response.text()) as { error: { code: string; message: string } }
      return [response.status, error.code, error.message, response.headers.getSetCookie()]
    }),
  )
  expect(answers).toEqual(Array(3).fill([401, 'WRONG_CREDENTIALS', 'The name or the password is wrong.', []]))
})

accessStory('who keeps guessing has to wait, also with the right password', async ({ signIn }) => {
  const guesses = await Promise.all(Array.from({ length: 10 }, () => signIn({ password: 'a guess' })))
  expect(new Set(guesses.map((response) => response.status))).toEqual(new Set([401]))
  const next = await signIn()
  expect(next.status).toBe(429)
  expect(Number(next.headers.get('retry-after'))).toBeGreaterThan(0)
})

accessStory(
  'a session ends with a new password, a disabled user, its age and its idleness',
  async ({ database: { db }, sam, signIn, whoAmI }) => {
    const ends: [string, () => Promise<unknown>][] = [
      ['a new password', () => setUserPassword(db, sam, passwordHash)],
      ['its age', () => db.query('update pipeline_private.user_sessions set expires_at = now()')],
      [
        'its idleness',
        () =>
          db.query(`update pipeline_private.user_sessions set last_seen_at = now() - interval '25 hours'`),
      ],
      ['a disabled user', () => disableUser(db, sam)],
    ]
    for (const [what, end] of ends) {
      const cookie = cookieOf(await signIn())
      expect([what, await whoAmI(cookie)]).toEqual([what, { name: sam, role: 'operator' }])
      await end()
      expect([what, await whoAmI(cookie)]).toEqual([what, null])
      expect(await listSessions(db)).toEqual([])
    }
  },
)

accessStory('a cookie that was changed or made up counts for nothing', async ({ signIn, whoAmI }) => {
  const { cookie } = cookieOf(await signIn())
  const [name, value = ''] = cookie.split('=', 2)
  expect(await whoAmI({ cookie: `${name}=${newSecret()}` })).toBeNull()
  expect(await whoAmI({ cookie: `${name}=${newSecret()}${value.slice(43)}` })).toBeNull()
  expect(await whoAmI({ cookie })).not.toBeNull()
})

accessStory(
  'a token speaks for its user, never with more than its user may',
  async ({ database: { db }, sam, whoAmI }) => {
    const secret = newSecret()
    const bearer = { authorization: `Bearer ${secret}` }
    const token = { userName: sam, name: 'report', hash: fingerprint(secret), days: 1 }
    await expect(addToken(db, { ...token, role: 'admin' })).rejects.toMatchObject({ code: 'VL032' })

    const id = await addToken(db, { ...token, role: 'operator' })
    expect(await whoAmI(bearer)).toEqual({ name: 'sam@example.com (report)', role: 'operator' })
    await setUserRole(db, sam, 'viewer')
    expect(await whoAmI(bearer)).toMatchObject({ role: 'viewer' })
    expect(await whoAmI({ authorization: `Bearer ${newSecret()}` })).toBeNull()
    await revokeToken(db, id)
    expect(await whoAmI(bearer)).toBeNull()
  },
)

accessStory('pages of other sites cannot sign anybody in or out', async ({ server, signIn, whoAmI }) => {
  expect((await signIn({}, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await signIn({}, { origin: 'null' })).status).toBe(403)
  expect((await signIn({}, { 'content-type': 'text/plain' })).status).toBe(415)

  const cookie = cookieOf(await signIn({}, { origin: server.address }))
  const out = await fetch(`${server.address}/session`, {
    method: 'DELETE',
    headers: { ...cookie, origin: 'https://evil.example' },
  })
  expect(out.status).toBe(403)
  expect(await whoAmI(cookie)).not.toBeNull()
})

accessStory(
  'neither passwords nor names are in the log or readable in the database',
  async ({ database, server, signIn }) => {
    await signIn()
    await signIn({ password: 'a wrong one' })
    expect(server.logged()).not.toMatch(/correct horse|a wrong one|sam@example/)
    const { rows } = await database.db.query<{ kept: string }>(
      `select users::text || sessions::text as kept
     from pipeline_private.users as users join pipeline_private.user_sessions as sessions on sessions.user_id = users.id`,
    )
    expect(rows[0]?.kept).not.toContain('correct horse')
  },
)
