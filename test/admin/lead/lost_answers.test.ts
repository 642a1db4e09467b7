import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'what is asked for is done once, though its answer is lost on the way, or nobody can be asked for a while',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Ada Pole' })
    const { page, complaints } = await signedIn('operator', `/leads/${lead}`)
    let lost = 0
    await page.route('**/graphql', async (route) => {
      if (lost > 0 || !route.request().postData()?.includes('"mutation')) return route.fallback()
      lost += 1
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.getByRole('textbox', { name: 'Note' }).fill('has two dogs')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.locator('#notes li').getByText('has two dogs').waitFor()
    const notes = async () => (await db.query('select body from pipeline.notes')).rows
    await expect.poll(notes).toEqual([{ body: 'has two dogs' }])
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Log a call …' }).click()
    await dialog.getByLabel('What was said').fill('they have a survey')
    // A click beside it throws nothing away.
    await page.mouse.click(4, 4)
    await page.context().setOffline(true)
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor()
    await page.context().setOffline(false)
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await db.query('select note from pipeline.phone_calls')).rows).toEqual([
      { note: 'they have a survey' },
    ])
    expect(await notes()).toEqual([{ body: 'has two dogs' }])
    expect(lost).toBe(1)
    expect(await page.getByText('It was not done').count()).toBe(0)
    const broken = /ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED)/
    expect(complaints.splice(0).filter((each) => !broken.test(each))).toEqual([])
  },
)
