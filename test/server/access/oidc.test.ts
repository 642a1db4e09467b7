import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { addUser, disableUser, listUsers } from '../../../db/access/users.ts'
import { hashPassword } from '../../../src/access/password.ts'
import { readConfig } from '../../../src/config/config.ts'
import { ConfigError } from '../../../src/config/variable_group.ts'
import { createLog } from '../../../src/log.ts'
import { createMetrics, type Metrics } from '../../../src/metrics/metrics.ts'
import { type ServerHandle, startServer } from '../../../src/server/server.ts'
import { productionStory } from '../../support/databases/database.ts'
import { Browser, client, localProvider } from '../support/identity_provider.ts'
import { oneSchema } from '../support/one_schema.ts'
import { sessionSecret } from '../support/story.ts'

const people = [
  { subject: 'sam-1', email: 'Sam@example.com', verified: true },
  { subject: 'ann-1', email: 'ann@example.com', verified: true },
  { subject: 'eve-1', email: 'sam@example.com', verified: false },
  { subject: 'sam-2', email: 'sam@example.com', verified: true },
]

const publicUrl = 'https://pipeline.example.com'
// The provider says at length that it is not for production.
vi.spyOn(console, 'warn').mockReturnValue()
vi.spyOn(console, 'info').mockReturnValue()

const oidcStory = productionStory
  .extend('provider', async ({ task: _ }, { onCleanup }) => {
    const provider = await localProvider(people, `${publicUrl}/session/oidc/callback`)
    onCleanup(provider.stop)
    return provider
  })
  .extend('lines', ({ task: _ }): string[] => [])
  .extend(
    'logged',
    ({ lines }) =>
      () =>
        lines.join(''),
  )
  .extend('start', async ({ database: { url }, provider, lines }, { onCleanup }) => {
    const running: ServerHandle[] = []
    const destination = new Writable({
      write(line, _, done) {
        lines.push(String(line))
        done()
      },
    })
    const log = createLog('info', destination)
    const end = async () => {
      await Promise.all(running.splice(0).map((server) => server.stop()))
    }
    onCleanup(end)
    return async (more: { newUserRole?: 'viewer'; metrics?: Metrics } = {}) => {
      await end()
      const server = await startServer({
        ...{ url, port: 0, host: 'localhost', log, sessionSecret, explorable: true },
        ...(more.metrics === undefined ? {} : { metrics: more.metrics }),
        publicUrl,
        oidc: { ...client, issuer: provider.issuer, newUserRole: more.newUserRole },
        schemaOf: oneSchema,
      })
      running.push(server)
      return server.address
    }
  })

async function whoAmI(address: string, browser: Browser): Promise<unknown> {
  const response = await fetch(`${address}/session`, {
    headers: { cookie: browser.cookies(new URL(publicUrl).host) },
  })
  return (JSON.parse(await response.text()) as { user: unknown }).user
}

oidcStory(
  'whom the provider vouches for is signed in as the user of the verified e-mail address, and as nobody else',
  async ({ database: { db }, start }) => {
    const passwordHash = await hashPassword('correct horse battery')
    await addUser(db, { name: 'sam@example.com', role: 'operator', passwordHash })
    const address = await start()
    expect(await (await fetch(`${address}/graphiql`)).text()).toContain('href="/session/oidc?to=/graphiql"')
    expect(await (await fetch(`${address}/session`)).json()).toEqual({
      ...{ user: null, oidc: '/session/oidc', demo: false },
    })

    const eve = new Browser({ [publicUrl]: address })
    expect((await eve.signInAs('eve-1', `${publicUrl}/session/oidc`)).status).toBe(403)
    expect(await whoAmI(address, eve)).toBeNull()
    const ann = new Browser({ [publicUrl]: address })
    expect((await ann.signInAs('ann-1', `${publicUrl}/session/oidc`)).status).toBe(403)
    expect(await listUsers(db)).toHaveLength(1)

    const sam = new Browser({ [publicUrl]: address })
    const page = await sam.signInAs('sam-1', `${publicUrl}/session/oidc?to=/graphiql`)
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('content="0;url=/graphiql"'),
    ])
    expect(page.headers.getSetCookie().join()).toMatch(
      /__Host-pipeline_session=[^;]+; [^,]*HttpOnly; Secure; SameSite=Strict/,
    )
    expect(await whoAmI(address, sam)).toEqual({ name: 'sam@example.com', role: 'operator' })

    // Somebody else gets Sam's old address at the provider: Sam is known by the provider's own name since.
    expect(
      (await new Browser({ [publicUrl]: address }).signInAs('sam-2', `${publicUrl}/session/oidc`)).status,
    ).toBe(403)
    const { rows } = await db.query(
      `select actor, operation from pipeline.audit_log where table_name in ('users', 'user_sessions') order by id`,
    )
    expect(rows.slice(1)).toEqual([
      { actor: 'sam@example.com', operation: 'UPDATE' },
      { actor: 'sam@example.com', operation: 'INSERT' },
    ])
    await disableUser(db, 'sam@example.com')
    expect(
      (await new Browser({ [publicUrl]: address }).signInAs('sam-1', `${publicUrl}/session/oidc`)).status,
    ).toBe(403)
  },
)

oidcStory(
  'with a role for new users whoever is vouched for becomes one, without a password',
  async ({ database: { db }, start }) => {
    const address = await start({ newUserRole: 'viewer' })
    for (const _ of [1, 2]) {
      const ann = new Browser({ [publicUrl]: address })
      expect((await ann.signInAs('ann-1', `${publicUrl}/session/oidc`)).status).toBe(200)
      expect(await whoAmI(address, ann)).toEqual({ name: 'ann@example.com', role: 'viewer' })
    }
    expect(await listUsers(db)).toMatchObject([{ name: 'ann@example.com', openSessions: 2 }])
    const byPassword = await fetch(`${address}/session`, {
      method: 'POST',
      body: JSON.stringify({ name: 'ann@example.com', password: 'any password at all' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(byPassword.status).toBe(401)
    expect(
      (await new Browser({ [publicUrl]: address }).signInAs('eve-1', `${publicUrl}/session/oidc`)).status,
    ).toBe(403)
  },
)

oidcStory(
  'a sign-in that was begun elsewhere, changed on the way or played again lets nobody in',
  async ({ database: { db }, start, provider }) => {
    await addUser(db, {
      name: 'sam@example.com',
      role: 'viewer',
      passwordHash: await hashPassword('correct horse battery'),
    })
    const address = await start()
    const journey = async () => {
      const response = await fetch(`${address}/session/oidc`, { redirect: 'manual' })
      const location = new URL(response.headers.get('location') ?? '')
      return { cookie: response.headers.getSetCookie()[0] ?? '', location }
    }
    const { cookie, location } = await journey()
    expect(cookie).toMatch(
      /^__Host-pipeline_journey=.*; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.any(String),
      nonce: expect.any(String),
    })
    const back = async (query: string, sent: string) => {
      const response = await fetch(`${address}/session/oidc/callback?${query}`, {
        headers: { cookie: sent.split(';')[0] ?? '' },
      })
      expect(response.headers.getSetCookie().join()).not.toContain('pipeline_session=')
      return response.status
    }
    const iss = encodeURIComponent(provider.issuer)
    const state = location.searchParams.get('state') ?? ''
    expect(await back(`code=made-up&state=${state}&iss=${iss}`, '')).toBe(400)
    expect(
      await back(
        `code=made-up&state=${state}&iss=${iss}`,
        cookie.replace('pipeline_journey=', 'pipeline_journey=x'),
      ),
    ).toBe(400)
    expect(await back(`code=made-up&state=another&iss=${iss}`, cookie)).toBe(401)
    expect(await back(`code=made-up&state=${state}&iss=${iss}`, cookie)).toBe(401)
    expect(await back(`error=access_denied&state=${state}&iss=${iss}`, cookie)).toBe(401)

    // A code of Sam's own sign-in, brought to us by another browser that began its own.
    const other = await journey()
    const browser = new Browser({ [publicUrl]: address })
    const seen: string[] = []
    const open = browser.open.bind(browser)
    browser.open = async (to, form) => {
      if (to.startsWith(`${publicUrl}/session/oidc/callback`)) {
        seen.push(to)
        return new Response('stopped')
      }
      return open(to, form)
    }
    await browser.signInAs('sam-1', `${publicUrl}/session/oidc`)
    const code = new URL(seen[0] ?? '').searchParams.get('code')
    expect(
      await back(`code=${code}&state=${other.location.searchParams.get('state')}&iss=${iss}`, other.cookie),
    ).toBe(401)

    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/"><script>']) {
      const page = await new Browser({ [publicUrl]: address }).signInAs(
        'sam-1',
        `${publicUrl}/session/oidc?to=${encodeURIComponent(to)}`,
      )
      expect(await page.text()).toContain('content="0;url=/"')
    }
    await provider.stop()
    const away = await start()
    expect((await fetch(`${away}/session/oidc`, { redirect: 'manual' })).status).toBe(503)
  },
)

oidcStory(
  'sign-ins that fail count as those by password do, and each address waits longer and longer',
  async ({ database: { db }, start, logged }) => {
    const metrics = createMetrics()
    await addUser(db, {
      name: 'sam@example.com',
      role: 'viewer',
      passwordHash: await hashPassword('correct horse battery'),
    })
    const address = await start({ metrics })
    const callback = () => fetch(`${address}/session/oidc/callback?code=x&state=y`)
    expect(
      (await new Browser({ [publicUrl]: address }).signInAs('ann-1', `${publicUrl}/session/oidc`)).status,
    ).toBe(403)
    expect((await callback()).status).toBe(400)
    expect(
      (await new Browser({ [publicUrl]: address }).signInAs('sam-1', `${publicUrl}/session/oidc`)).status,
    ).toBe(200)
    await db.query('update pipeline_private.sign_in_tries set tries = 110')
    const refused = await callback()
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await db.query('select from pipeline_private.sign_in_tries')).rows).toHaveLength(1)

    const { values } = await metrics.signIns.get()
    const counted = values.map(({ labels: { result }, value }) => [result, value])
    expect(Object.fromEntries(counted)).toMatchObject({ refused: 2, 'signed in': 1, waits: 1 })
    expect(logged().match(/a sign-in failed/g)).toHaveLength(2)
  },
)

test('a provider that is half configured, or without TLS, is refused at the start', () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example.com',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    PUBLIC_URL: 'https://pipeline.example.com/',
    SESSION_SECRET: 'x'.repeat(32),
  }
  expect(readConfig(whole).oidc).toMatchObject({ issuer: 'https://login.example.com' })
  expect(() => readConfig({ ...whole, PUBLIC_URL: '' })).toThrow(ConfigError)
  expect(() => readConfig({ ...whole, OIDC_CLIENT_SECRET: '' })).toThrow(
    /OIDC_ISSUER, OIDC_CLIENT_ID need OIDC_CLIENT_SECRET/,
  )
  expect(() => readConfig({ ...whole, OIDC_ISSUER: 'http://login.example.com' })).toThrow(/OIDC_ISSUER/)
})
