import { expect } from 'vitest'
import { aLeadAt, stageOf } from '../support/leads.ts'
import { cardIn, columnOf, drag } from './support/board.ts'
import { adminStory, password, patient } from './support/story.ts'

adminStory(
  'who stops all texts says why, and everybody sees it at once, until somebody lets them leave again',
  patient,
  async ({ database: { db }, signedIn }) => {
    const { page: looker } = await signedIn('viewer')
    await looker.getByRole('button', { name: 'Texts leave' }).waitFor()
    const { page } = await signedIn('operator')
    await page.getByRole('button', { name: 'Texts leave' }).click()
    await page.getByLabel('Why').fill('wrong template')
    await page.getByRole('button', { name: 'Stop every text and agent' }).click()

    await looker.getByRole('button', { name: 'Texts are stopped' }).click()
    await looker.getByText('“wrong template”, operator').waitFor()
    expect(await looker.getByRole('button', { name: 'Let them leave again' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Let them leave again' }).waitFor()
    expect(await page.getByRole('button', { name: 'Stop every text and agent' }).count()).toBe(0)
    await page.getByLabel('Why').fill('template is right now')
    await page.getByRole('button', { name: 'Let them leave again' }).click()
    await page.getByText('Yes: nothing is stopped.').waitFor()
    await looker.getByText('Yes: nothing is stopped.').waitFor()
    const { rows } = await db.query('select reason, end_reason, ended_by from pipeline.text_stops')
    expect(rows).toEqual([
      { reason: 'wrong template', end_reason: 'template is right now', ended_by: 'operator' },
    ])
  },
)

adminStory(
  'whose session ends signs in again on the page, which goes on where it was',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page, complaints } = await signedIn('operator', '/?search=pole', {
      viewport: { width: 2600, height: 800 },
    })
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    await db.query('delete from pipeline_private.user_sessions')

    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.getByRole('textbox', { name: 'Password' }).fill(password)
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('live').waitFor()

    await drag(page, cardIn(page, 'OFFER_MADE', 'Ada Pole'), columnOf(page, 'VIDEO_SENT'))
    await page.getByText('Ada Pole moved to Video sent.').waitFor()
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    expect(new URL(page.url()).search).toBe('?search=pole')

    // Whoever has used up their share is served as soon as there is some again.
    const busy = { errors: [{ message: 'You have used up your share', extensions: { code: 'TOO_BUSY' } }] }
    await page.route(
      '**/graphql',
      (route) => route.fulfill({ status: 429, headers: { 'retry-after': '1' }, json: busy }),
      { times: 3 },
    )
    await page.reload()
    await cardIn(page, 'VIDEO_SENT', 'Ada Pole').waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    complaints.splice(0) // the browser tells of every refusal
  },
)

adminStory(
  'from anywhere one gets to everything by keys',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'DEAD_LEAD', { vendor_name: 'Ada Pole', property_address: '12 Larch Row' })
    const { page } = await signedIn('viewer', '/nothing/here')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await columnOf(page, 'NEW_LEAD').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')

    await page.keyboard.press('/')
    await page.getByLabel('Search leads').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByLabel('Go to, or do').last().fill('dark')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()

    await page.keyboard.press('Control+k')
    await page.getByLabel('Go to, or do').last().fill('larch row')
    await page.getByRole('option', { name: /^Ada Pole · 12 Larch Row · .*Dead lead$/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Ada Pole' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/leads/${lead}`)
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Help and keys' }).waitFor()
  },
)
