import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { expect, vi } from 'vitest'
import { addUser } from '../../db/access/users.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { client, localProvider } from '../server/support/identity_provider.ts'
import { oneSchema } from '../server/support/one_schema.ts'
import { sessionSecret } from '../server/support/story.ts'
import { adminStory, password, patient } from './support/story.ts'

adminStory(
  'whoever opens a page signs in first, comes to that very page, and signs out',
  patient,
  async ({ visit, userOf }) => {
    await userOf('operator')
    const { page, complaints } = await visit()
    await page.goto('/?search=clifton')

    await page.getByLabel('Name').fill('operator')
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The name or the password is wrong.').waitFor()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')])

    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Board' }).waitFor()
    expect(new URL(page.url()).search).toBe('?search=clifton')

    const asked = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    await page.route('/graphql', async (route) => {
      asked.resolve()
      await answered.promise
      await route.continue()
    })
    await page.getByRole('link', { name: 'Inbox' }).click()
    await asked.promise
    await page.getByRole('button', { name: 'operator' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Inbox' }).waitFor({ state: 'detached' })
    answered.resolve()
    await page.getByLabel('Name').waitFor()
  },
)

const demoStory = adminStory.extend('more', async ({ userOf }) => ({ demoUser: await userOf('admin') }))

demoStory(
  'the demo opens signed in on its own machine, and signed out stays so',
  patient,
  async ({ database: { db }, visit }) => {
    const { page } = await visit()
    await page.goto('/')
    await page.getByRole('heading', { name: 'Board' }).waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    // As each start of the demo does.
    await db.query('update pipeline_private.user_sessions set ended_at = now()')
    await page.getByRole('button', { name: 'Go on in the demo' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'admin' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Open the demo' }).click()
    await page.getByRole('heading', { name: 'Board' }).waitFor()
  },
)

demoStory('nobody else is let into the demo without a password', patient, async ({ server }) => {
  const { port } = new URL(server.address)
  const ask = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: 'localhost', method: 'POST', path: '/session/demo', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect(await ask({ host: `rebound.example:${port}` })).toBe(403)
  expect(await ask({ host: `localhost:${port}`, 'x-forwarded-for': '203.0.113.7' })).toBe(403)
  expect(await ask({ host: `localhost:${port}`, origin: 'http://elsewhere.example' })).toBe(403)
  expect(await ask({ host: `localhost:${port}` })).toBe(204)
})

adminStory('where real leads are nobody is let in without a password', patient, async ({ server }) => {
  const { status } = await fetch(`${server.address}/session/demo`, { method: 'POST' })
  expect(status).toBe(404)
})

// The provider says at length that it is not for production.
vi.spyOn(console, 'warn').mockReturnValue()
vi.spyOn(console, 'info').mockReturnValue()

async function freePort(): Promise<number> {
  const holder = createServer().listen(0)
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  holder.close()
  await once(holder, 'close')
  return port
}

adminStory(
  'whoever has an account of the company signs in by it, and comes to the very page that was asked for',
  patient,
  async ({ database: { url, db }, visit }) => {
    const port = await freePort()
    const address = `http://localhost:${port}`
    const sam = { subject: 'sam-1', email: 'sam@example.com', verified: true }
    const provider = await localProvider([sam], `${address}/session/oidc/callback`)
    const server = await startServer({
      ...{ url, port, host: 'localhost', log: createLog('silent'), sessionSecret },
      ...{ publicUrl: address, oidc: { ...client, issuer: provider.issuer, newUserRole: undefined } },
      schemaOf: oneSchema,
    })
    try {
      await addUser(db, { name: sam.email, role: 'operator', passwordHash: '$argon2id$nobody knows it' })
      const { page, complaints } = await visit()
      // The provider's own form would ask for a typeface.
      await page.route('https://fonts.googleapis.com/**', (route) => route.fulfill({ body: '' }))
      await page.goto(`${address}/?search=clifton`)
      await page.getByRole('link', { name: 'Sign in with your company’s account' }).click()
      await page.locator('[name=login]').fill(sam.subject)
      await page.locator('[name=password]').fill('any')
      await page.locator('[type=submit]').click()
      await page.locator('[type=submit]').click() // the provider asks whether we may know who it is
      await page.getByRole('heading', { name: 'Board' }).waitFor()
      await page.getByRole('button', { name: sam.email }).waitFor()
      expect(page.url()).toBe(`${address}/?search=clifton`)
      await page.close()
      const known = [address, provider.issuer, 'https://fonts.googleapis.com']
      const others = complaints
        .splice(0)
        .filter(
          (each) => !known.some((one) => each === `asked for ${one}` || each.startsWith(`asked for ${one}/`)),
        )
      expect(others).toEqual([])
    } finally {
      await server.stop()
      await provider.stop()
    }
  },
)
