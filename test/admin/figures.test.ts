import { expect } from 'vitest'
import { aLeadAt } from '../support/leads.ts'
import { barriersOn, isTooWide } from './support/accessible.ts'
import { adminStory, patient } from './support/story.ts'

adminStory(
  'whoever looks at the figures sees how far leads come, what each figure counts, what it is made of, and its leads',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole', source: 'website' })
    await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ben Low', source: 'facebook' })
    await db.query(`update pipeline_private.figure_mark set written_until = now() - interval '20 minutes'`)
    const { page } = await signedIn('viewer', '/figures')
    const funnel = page.getByRole('region', { name: 'How far leads come' })
    await funnel
      .getByRole('listitem')
      .filter({ hasText: 'Offer made' })
      .getByText('1', { exact: true })
      .waitFor()
    expect(await barriersOn(page), 'all figures').toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page
      .getByRole('listitem')
      .filter({ hasText: 'New leads' })
      .getByText('2', { exact: true })
      .waitFor()

    await page.getByRole('link', { name: 'By source' }).click()
    await page.getByRole('row', { name: /^website 1/ }).waitFor()
    await page.getByRole('row', { name: /^All together 2/ }).waitFor()
    expect(await barriersOn(page), 'by source').toEqual([])

    await page.getByRole('link', { name: 'Conversations that were validated' }).click()
    await page.getByText('those that ever reached DEAL_VALIDATION or further').waitFor()
    await page.getByText('2 cases · fewer than the 20 that it takes to go by it').waitFor()
    await page.getByText('Counted 20 min ago; the leads below are those of now.').waitFor()
    await page.getByRole('row', { name: /^Ben Low.*facebook.*no$/ }).waitFor()
    expect(await barriersOn(page), 'a figure').toEqual([])
    // Until those of the other period are read, none stand under its name.
    const mayAnswer = Promise.withResolvers<void>()
    await page.route('**/graphql', async (route) => {
      await mayAnswer.promise
      await route.continue()
    })
    await page.getByRole('radiogroup', { name: 'Period' }).getByText('Today').click()
    await page.getByText(/^2 cases/).waitFor({ state: 'hidden' })
    mayAnswer.resolve()
    await page.getByText(/^2 cases/).waitFor()
    await page.getByRole('link', { name: 'Ada Pole' }).click()
    await page.getByRole('heading', { name: /Ada Pole/ }).waitFor()
  },
)
