import { request } from 'node:http'
import { expect } from 'vitest'
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

    await page.getByRole('button', { name: 'operator' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('Name').waitFor()
  },
)

const demoStory = adminStory.extend('more', async ({ userOf }) => ({ demoUser: await userOf('admin') }))

demoStory(
  'the demo opens signed in on its own machine, and signed out stays so',
  patient,
  async ({ visit }) => {
    const { page } = await visit()
    await page.goto('/')
    await page.getByRole('heading', { name: 'Board' }).waitFor()

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
