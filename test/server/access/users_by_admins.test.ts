import { expect } from 'vitest'
import { addUser } from '../../../db/access/users.ts'
import { hashPassword } from '../../../src/access/password.ts'
import { apiStory } from '../support/api.ts'

const password = 'correct horse battery'

const story = apiStory.extend('asBrowser', async ({ server }) => {
  /** Asks a door of ours as a page does; the cookie is what the answer sets, or the one given. */
  return async (path: string, body: object | undefined, cookie = '') => {
    const response = await fetch(`${server.address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const set = response.headers.get('set-cookie')?.split(';')[0]
    const text = await response.text()
    return { status: response.status, told: text === '' ? {} : JSON.parse(text), cookie: set ?? cookie }
  }
})

story(
  'an admin lets somebody in by a link; they set a password, change it, and are let out again',
  async ({ database: { db }, server, ask, asBrowser }) => {
    const act = async (role: 'operator' | 'admin', mutation: string) => ask(role, `mutation { ${mutation} }`)
    const signIn = (given: string) => asBrowser('/session', { name: 'sam', password: given })

    const added = await act(
      'admin',
      'addUser(input: { userName: "Sam", role: operator }) { result { userName code } }',
    )
    const { userName, code } = added.data.addUser.result
    expect(userName).toBe('sam')
    expect(
      (await ask('admin', '{ users { nodes { name role signsInBy linkExpiresAt } } }')).data.users.nodes,
    ).toContainEqual({
      ...{ name: 'sam', role: 'operator', signsInBy: 'link', linkExpiresAt: expect.any(String) },
    })
    expect(
      (await act('admin', 'addUser(input: { userName: "sam", role: admin }) { result { code } }')).errors,
    ).toMatchObject([{ extensions: { code: 'VL030' } }])
    expect(
      (await act('admin', 'addUser(input: { userName: "two words", role: admin }) { result { code } }'))
        .errors,
    ).toMatchObject([{ extensions: { code: 'VL018' } }])

    expect(await asBrowser('/session/link', { code })).toMatchObject({ status: 200, told: { name: 'sam' } })
    expect(await asBrowser('/session/link/password', { code, password: 'short' })).toMatchObject({
      status: 400,
    })
    expect(await asBrowser('/session/link/password', { code, password })).toMatchObject({ status: 200 })
    for (const used of [code, 'x'.repeat(43)]) {
      const told = await asBrowser('/session/link/password', { code: used, password: 'another of theirs' })
      expect(told).toMatchObject({ status: 404, told: { error: { code: 'NO_SUCH_LINK' } } })
    }
    expect(await asBrowser('/session/link', { code: "' or true" })).toMatchObject({ status: 400 })

    const [here, elsewhere] = [await signIn(password), await signIn(password)]
    const change = (current: string, cookie: string) =>
      asBrowser('/session/password', { current, password: 'a quite new one' }, cookie)
    expect(await change('not the present one', here.cookie)).toMatchObject({ status: 403 })
    expect(await change(password, '')).toMatchObject({ status: 401 })
    expect(await change(password, here.cookie)).toMatchObject({ status: 204 })
    expect((await asBrowser('/session', undefined, here.cookie)).told.user).toEqual({
      name: 'sam',
      role: 'operator',
    })
    expect((await asBrowser('/session', undefined, elsewhere.cookie)).told.user).toBeNull()
    expect((await signIn(password)).status).toBe(401)

    await act('admin', 'setUserRole(input: { userName: "sam", role: viewer }) { __typename }')
    expect((await asBrowser('/session', undefined, here.cookie)).told.user.role).toBe('viewer')
    expect(
      (await act('admin', 'signOutUser(input: { userName: "sam" }) { result }')).data.signOutUser.result,
    ).toBe(1)
    await act('admin', 'disableUser(input: { userName: "sam" }) { __typename }')
    expect((await signIn('a quite new one')).status).toBe(401)
    expect(
      (await act('admin', 'makeSignInLink(input: { userName: "sam" }) { result { code } }')).errors,
    ).toMatchObject([{ extensions: { code: 'VL031' } }])
    await act('admin', 'enableUser(input: { userName: "sam" }) { __typename }')
    expect((await signIn('a quite new one')).status).toBe(201)

    const { rows } = await db.query<{ who: string; kept: string }>(
      `select concat_ws(' ', log.actor, log.operation, array(select jsonb_object_keys(log.new_values) order by 1)) as who, log::text as kept
       from pipeline.audit_log as log
       where log.table_name = 'users' and log.row_id = (select id::text from pipeline_private.users where name = 'sam') order by log.id`,
    )
    expect(rows.map(({ who }) => who)).toEqual([
      'admin (story) INSERT {link_expires_at,name,password_set_at,role}',
      'admin (story) UPDATE {link_expires_at}',
      'sam UPDATE {link_expires_at,password_set_at}',
      'sam UPDATE {password_set_at}',
      'admin (story) UPDATE {role}',
      'admin (story) UPDATE {disabled_at}',
      'admin (story) UPDATE {disabled_at}',
    ])
    expect(`${rows.map(({ kept }) => kept)} ${server.logged()}`).not.toMatch(
      new RegExp(`argon2|${code}|horse|quite new`),
    )
  },
)

story(
  'the only admin stays one, also when two admins end each other at once',
  async ({ database: { db, pool }, ask }) => {
    const end = (name: string) => `mutation { disableUser(input: { userName: "${name}" }) { __typename } }`
    const only = [{ extensions: { code: 'VL038' } }]
    expect((await ask('admin', end('admin'))).errors).toMatchObject(only)
    const demote = 'mutation { setUserRole(input: { userName: "admin", role: operator }) { __typename } }'
    expect((await ask('admin', demote)).errors).toMatchObject(only)

    await addUser(db, { name: 'ada', role: 'admin', passwordHash: await hashPassword(password) })
    const answers = await Promise.allSettled(
      ['admin', 'ada'].map((name) => pool.query('select pipeline.disable_user($1)', [name])),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  },
)

story(
  'a token is shown once, and lists hold what is one’s own, for admins everything',
  async ({ ask, server }) => {
    const make = (given: string) =>
      ask('admin', `mutation { addApiToken(input: { ${given} }) { result { id token expiresAt } } }`)
    await ask('operator', '{ now }')
    const wrong: [string, string][] = [
      ['userName: "operator", name: "report", role: admin, days: 1', 'VL032'],
      ['userName: "nobody", name: "report", role: viewer, days: 1', 'VL031'],
      ['userName: "operator", name: " ", role: viewer, days: 1', 'VL018'],
      ['userName: "operator", name: "report", role: viewer, days: 0', 'VL018'],
    ]
    for (const [given, code] of wrong)
      expect((await make(given)).errors, given).toMatchObject([{ extensions: { code } }])
    const { id, token, expiresAt } = (
      await make('userName: "operator", name: "report", role: viewer, days: 30')
    ).data.addApiToken.result
    const now = (await ask('operator', '{ now }')).data.now
    expect(Math.round((Date.parse(expiresAt) - Date.parse(now)) / 86_400_000)).toBe(30)
    const asToken = async () => {
      const response = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query: '{ apiTokens { nodes { name } } users { nodes { name } } }' }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      })
      return { status: response.status, told: await response.json() }
    }
    // A token that may do less than its user does not speak for them here.
    expect(await asToken()).toMatchObject({
      told: { data: { apiTokens: { nodes: [] }, users: { nodes: [] } } },
    })

    const list =
      '{ apiTokens { nodes { id name userName role status lastUsedAt } } users { nodes { name } } }'
    const mine = (await ask('operator', list)).data
    expect(mine.users.nodes).toEqual([{ name: 'operator' }])
    expect(mine.apiTokens.nodes).toContainEqual({
      ...{
        id,
        name: 'report',
        userName: 'operator',
        role: 'viewer',
        status: 'valid',
        lastUsedAt: expect.any(String),
      },
    })
    expect((await ask('viewer', list)).data.apiTokens.nodes).toHaveLength(1)
    expect(JSON.stringify((await ask('admin', list)).data)).not.toContain(token)

    const end = `mutation { endApiToken(input: { tokenId: "${id}" }) { __typename } }`
    expect((await ask('viewer', end)).errors).toMatchObject([{ extensions: { code: 'VL031' } }])
    expect((await ask('operator', end)).errors).toEqual([])
    expect((await asToken()).status).toBe(401)
  },
)
