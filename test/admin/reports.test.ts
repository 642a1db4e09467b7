import { expect } from 'vitest'
import { aLead, aLeadAt } from '../support/leads.ts'
import { barriersOn, isTooWide } from './support/accessible.ts'
import { adminStory, patient } from './support/story.ts'

adminStory(
  'the day begins with what to do first, and each thing leads to its lead; what was written can be read again',
  patient,
  async ({ database: { db }, signedIn }) => {
    const ann = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Ann Lee' })
    await db.query(
      `update pipeline.deals set completed_on = null, expected_exchange_on = pipeline_private.today() - 3 where vendor_lead_id = $1`,
      [ann],
    )
    await aLead(db, { vendor_name: null })
    const { page } = await signedIn('viewer', '/today', { viewport: { width: 320, height: 640 } })
    const todos = page.getByRole('list', { name: 'To do first' })
    await todos.getByText('Ask the solicitors what holds exchange up').waitFor()
    expect(await todos.getByText(/Ann Lee: Exchange was expected on/).count()).toBe(1)
    await page.getByRole('region', { name: 'Data' }).getByText('1 lead without a name.').waitFor()
    expect(await barriersOn(page), 'today').toEqual([])
    expect(await isTooWide(page), 'today').toBe(false)

    await page.getByRole('region', { name: 'Data' }).getByRole('link', { name: 'Show' }).click()
    await page.getByRole('region', { name: 'Data: name missing' }).getByText('No name yet').waitFor()
    expect(await barriersOn(page), 'the leads behind it').toEqual([])
    await page.goto('/reports')
    await page.getByText('None was written yet').waitFor()

    await db.query(`select pipeline_private.write_report('morning')`)
    await page.goto('/reports')
    await page.getByRole('link', { name: 'Morning report' }).click()
    await page.getByRole('heading', { name: 'Morning report' }).waitFor()
    await todos.getByRole('link', { name: /^Ask the solicitors/ }).click()
    await page.waitForURL(`**/leads/${ann}`)
    await page.goto('/reports/morning/2020-01-01')
    await page.getByText('There is no such page').first().waitFor()
  },
)
