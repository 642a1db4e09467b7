import { createHook } from 'node:async_hooks'
import { expect } from 'vitest'
import { addToken, revokeToken } from '../../../db/access/api_tokens.ts'
import { addUser, disableUser, listSessions, setUserPassword, setUserRole } from '../../../db/access/users.ts'
import { hashPassword } from '../../../src/access/password.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { createLog } from '../../../src/log.ts'
import { startServer } from '../../../src/server/server.ts'
import { apiStory } from '../support/api.ts'
import { oneSchema } from '../support/one_schema.ts'
import { metricsToken, sessionSecret } from '../support/story.ts'

const password = 'correct horse battery'
const passwordHash = await hashPassword(password)

const accessStory = apiStory
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
  await addUser(db, { name: 'gone', role: 'operator', passwordHash })
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

accessStory('a name or a password that nobody can have is refused like any other', async ({ signIn }) => {
  for (const [given, status] of [
    [{ name: 'sam\0' }, 400],
    [{ name: 'sam\u202e' }, 400],
    [{ name: '\ud800' }, 401],
    [{ password: '\0' }, 401],
    [{ password: '\ud800' }, 401],
  ] as const) {
    expect([given, (await signIn(given)).status]).toEqual([given, status])
  }
})

accessStory('who keeps guessing has to wait, also with the right password', async ({ signIn }) => {
  const guesses = await Promise.all(Array.from({ length: 10 }, () => signIn({ password: 'a guess' })))
  expect(new Set(guesses.map((response) => response.status))).toEqual(new Set([401]))
  const next = await signIn()
  expect(next.status).toBe(429)
  expect(Number(next.headers.get('retry-after'))).toBeGreaterThan(0)
})

accessStory(
  'guesses count for all web processes together, whatever address a stranger makes up',
  async ({ database: { url, db }, sam, server, signIn }) => {
    const behindProxy = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent'), sessionSecret },
      trustProxy: ['loopback'],
      schemaOf: oneSchema,
    })
    const through = (headers: Record<string, string>, given: Record<string, unknown> = {}) =>
      fetch(`${behindProxy.address}/session`, {
        method: 'POST',
        body: JSON.stringify({ name: sam, password, ...given }),
        headers: { 'content-type': 'application/json', ...headers },
      })
    try {
      const guess = { password: 'a guess' }
      for (let n = 0; n < 5; n++) {
        expect((await signIn(guess, { 'x-forwarded-for': `203.0.113.${n}` })).status).toBe(401)
        expect((await through({}, guess)).status).toBe(401)
      }
      expect((await signIn({}, { 'x-forwarded-for': '203.0.113.200' })).status).toBe(429)
      expect((await through({})).status).toBe(429)
      // The proxy says who it is, and only the proxy: what stands before its word is the stranger's own.
      expect((await through({ 'x-forwarded-for': '127.0.0.1, 198.51.100.7' })).status).toBe(201)

      const { rows } = await db.query<{ kept: string }>(
        'select tries::text as kept from pipeline_private.sign_in_tries as tries',
      )
      expect(rows.map(({ kept }) => kept).join()).not.toMatch(/sam|127/)
      await db.query(`update pipeline_private.sign_in_tries set began_at = began_at - interval '15 minutes'`)
      expect((await signIn()).status).toBe(201)
      expect((await db.query('select from pipeline_private.sign_in_tries')).rows).toHaveLength(2)
    } finally {
      await behindProxy.stop()
    }
    expect(server.logged()).not.toMatch(/sam@/)
  },
)

accessStory(
  'strangers who guess from many addresses keep nobody out, and each waits longer and longer',
  async ({ database: { url, db }, sam }) => {
    const server = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent'), sessionSecret },
      trustProxy: ['loopback'],
      schemaOf: oneSchema,
    })
    const from = (address: string, given: Record<string, unknown> = {}) =>
      fetch(`${server.address}/session`, {
        method: 'POST',
        body: JSON.stringify({ name: sam, password, ...given }),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      })
    try {
      const guess = { password: 'a guess' }
      const strangers = Array.from({ length: 10 }, (_, n) => `203.0.113.${n}`)
      for (const address of strangers) expect((await from(address, guess)).status).toBe(401)
      await db.query('update pipeline_private.sign_in_tries set tries = 60')
      for (const address of strangers) {
        const refused = await from(address, guess)
        expect([refused.status, Number(refused.headers.get('retry-after')) > 200]).toEqual([429, true])
      }
      expect((await from('198.51.100.7')).status).toBe(201) // the owner, from wherever
      expect((await from('203.0.113.1', { name: 'ann' })).status).toBe(401) // another one of the same office
      for (const address of ['198.51.100.8:52100', '[2001:db8::1]:443', 'fe80::1%eth0', 'nonsense']) {
        expect([address, (await from(address)).status]).toEqual([address, 201])
      }
    } finally {
      await server.stop()
    }
  },
)

accessStory(
  'a token that may less than its user does not reach the user’s sessions',
  async ({ database: { db }, server, sam, signIn, whoAmI }) => {
    const cookie = cookieOf(await signIn())
    const secret = newSecret()
    await addToken(db, { userName: sam, name: 'report', role: 'viewer', hash: fingerprint(secret), days: 1 })
    const asToken = async (query: string, variables = {}) => {
      const response = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      })
      return JSON.parse(await response.text())
    }
    while ((await asToken('{ now }')).errors !== undefined) {}
    expect((await asToken('{ userSessions { nodes { id } } }')).data.userSessions.nodes).toEqual([])
    const { rows } = await db.query<{ id: string }>('select id from pipeline_private.user_sessions')
    const end = 'mutation ($id: UUID!) { endUserSession(input: { sessionId: $id }) { __typename } }'
    const { errors } = await asToken(end, { id: rows[0]?.id })
    expect(errors).toMatchObject([{ extensions: { code: 'VL031' } }])
    expect(await whoAmI(cookie)).not.toBeNull()
  },
)

accessStory(
  'who makes up tokens waits longer and longer, and is turned away in the end; whoever is known, and every other address, is not',
  async ({ database: { url, db }, tokenOf }) => {
    const server = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent'), sessionSecret },
      trustProxy: ['loopback'],
      schemaOf: oneSchema,
    })
    const leaving = new AbortController()
    const shows = async (token: string, address: string) => {
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address }
      const response = await fetch(`${server.address}/session`, { headers, signal: leaving.signal })
      const { user } = (await response.json()) as { user?: { name: string } | null }
      return user?.name ?? response.headers.get('retry-after') ?? 'nobody'
    }
    const [colleague, other] = [await tokenOf('viewer'), await tokenOf('operator')]
    const office = '203.0.113.7'
    try {
      expect(await shows(colleague, office)).toContain('viewer')
      for (let n = 0; n < 11; n++) expect(await shows(newSecret(), office)).toBe('nobody')
      const guesses = Array.from({ length: 40 }, () => shows(newSecret(), office).catch(() => 'gone'))
      expect(await Promise.race(guesses.slice(20))).toBe('5')
      expect(await shows(colleague, office)).toContain('viewer')
      expect(await shows(other, '198.51.100.7')).toContain('operator')
    } finally {
      leaving.abort()
      await server.stop()
    }
    expect((await db.query('select from pipeline_private.sign_in_tries')).rows).toHaveLength(0)
  },
)

accessStory(
  'failed sign-ins are counted and in the log, and so is a proxy nobody named',
  async ({ server, signIn }) => {
    await signIn({ password: 'a wrong one' }, { 'x-forwarded-for': '203.0.113.9' })
    await signIn()
    const metrics = await fetch(`${server.address}/metrics`, {
      headers: { authorization: `Bearer ${metricsToken}` },
    })
    const text = await metrics.text()
    expect(text).toContain('pipeline_sign_ins_total{result="refused"} 1')
    expect(text).toContain('pipeline_sign_ins_total{result="signed in"} 1')
    expect(server.logged()).toMatch(/"knownName":true.*a sign-in failed/)
    expect(server.logged()).toContain('TRUST_PROXY is empty')
    expect(server.logged()).not.toContain('203.0.113.9')
  },
)

accessStory('with a public address only its own pages may send', async ({ database: { url } }) => {
  const server = await startServer({
    ...{ url, port: 0, host: 'localhost', log: createLog('silent'), sessionSecret },
    publicUrl: 'https://pipeline.example.com',
    schemaOf: oneSchema,
  })
  const status = async (origin: string) =>
    (await fetch(`${server.address}/session`, { method: 'DELETE', headers: { origin } })).status
  try {
    expect(await status('https://pipeline.example.com')).toBe(204)
    for (const origin of [
      'http://pipeline.example.com',
      server.address,
      'https://pipeline.example.com:8443',
    ]) {
      expect([origin, await status(origin)]).toEqual([origin, 403])
    }
  } finally {
    await server.stop()
  }
})

accessStory('who mistypes now and then, or signs in often, is not kept waiting', async ({ signIn }) => {
  for (let n = 0; n < 12; n++) expect((await signIn()).status).toBe(201)
  expect((await signIn({ password: 'mistyped' })).status).toBe(401)
  expect((await signIn()).status).toBe(201)
})

accessStory(
  'an unknown name costs the same work as a wrong password',
  async ({ database: { db }, signIn }) => {
    await addUser(db, { name: 'gone', role: 'operator', passwordHash })
    await disableUser(db, 'gone')
    let derived = 0
    const derivations = createHook({
      init(_id, type) {
        if (type === 'ARGON2REQUEST') derived += 1
      },
    }).enable()
    try {
      for (const given of [{ password: 'something else' }, { name: 'nobody' }, { name: 'gone' }, {}]) {
        derived = 0
        await signIn(given)
        expect([given, derived]).toEqual([given, 1])
      }
    } finally {
      derivations.disable()
    }
  },
)

accessStory(
  'people see and end their own sessions, admins everybody’s',
  async ({ server, ask, sam, signIn, whoAmI }) => {
    const [here, elsewhere] = [
      cookieOf(await signIn()),
      cookieOf(await signIn({}, { 'user-agent': 'a phone' })),
    ]
    const asSam = async (query: string, variables = {}) => {
      const response = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', ...here },
      })
      return JSON.parse(await response.text())
    }
    const list = '{ userSessions { nodes { id userName userAgent } } }'
    const end = 'mutation ($id: UUID!) { endUserSession(input: { sessionId: $id }) { __typename } }'
    expect((await ask('viewer', list)).data.userSessions.nodes).toEqual([])
    const mine = (await asSam(list)).data.userSessions.nodes
    expect(mine).toHaveLength(2)
    const { id } = mine.find(({ userAgent }: { userAgent: string }) => userAgent === 'a phone')
    expect((await ask('operator', end, { id })).errors).toMatchObject([{ extensions: { code: 'VL031' } }])
    expect(await whoAmI(elsewhere)).not.toBeNull()
    expect((await asSam(end, { id })).errors).toBeUndefined()
    expect(await whoAmI(elsewhere)).toBeNull()

    const all = (await ask('admin', list)).data.userSessions.nodes
    expect(all).toMatchObject([{ userName: sam }])
    expect((await ask('admin', end, { id: all[0].id })).errors).toEqual([])
    expect(await whoAmI(here)).toBeNull()
  },
)

accessStory(
  'who may sign in and who did is on record, without secrets, and is no change to take back',
  async ({ database: { db }, server, sam, signIn, ask }) => {
    await setUserRole(db, sam, 'viewer')
    await setUserPassword(db, sam, passwordHash)
    const token = await addToken(db, {
      userName: sam,
      name: 'report',
      role: 'viewer',
      hash: fingerprint(newSecret()),
      days: 1,
    })
    await revokeToken(db, token)
    const cookie = cookieOf(await signIn())
    await fetch(`${server.address}/session`, { method: 'DELETE', headers: cookie })
    await disableUser(db, sam)
    const { rows } = await db.query<{ id: string; entry: string; kept: string }>(
      `select id, concat_ws(' ', table_name, operation, array(select jsonb_object_keys(new_values) order by 1), actor_kind, user_id is not null) as entry,
         log::text as kept
       from pipeline.audit_log as log where table_name in ('users', 'user_sessions', 'api_tokens') order by id`,
    )
    expect(rows.map(({ entry }) => entry)).toEqual([
      'users INSERT {name,password_set_at,role} sql f',
      'users UPDATE {role} sql f',
      'users UPDATE {password_set_at} sql f',
      'api_tokens INSERT {created_at,expires_at,name,role,user_id} sql f',
      'api_tokens UPDATE {revoked_at} sql f',
      'user_sessions INSERT {expires_at,started_at,user_id} user t',
      'user_sessions UPDATE {ended_at} user t',
      'users UPDATE {disabled_at} sql f',
    ])
    expect(rows.map(({ kept }) => kept).join()).not.toMatch(/argon2|_hash/)
    const undo =
      'mutation ($id: BigInt!) { undoManualChange(input: { auditId: $id, reason: "test" }) { __typename } }'
    expect((await ask('admin', undo, { id: rows[1]?.id })).errors).toMatchObject([
      { extensions: { code: 'VL017' } },
    ])
  },
)

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
    await db.query(`update pipeline_private.api_tokens set expires_at = now() where id = $1`, [id])
    expect(await whoAmI(bearer)).toBeNull()
    await db.query(
      `update pipeline_private.api_tokens set expires_at = now() + interval '1 day' where id = $1`,
      [id],
    )
    expect(await whoAmI(bearer)).not.toBeNull()
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
