import { expect } from 'vitest'
import { vendorSaysBesidePages } from '../../support/conversation.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { hold } from '../support/line.ts'
import { adminStory, patient, simulatedAdminStory } from '../support/story.ts'

adminStory(
  'what is begun is kept for colleagues, who see when it is outdated, go on with it and send it',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page: sams } = await signedIn('operator', `/leads/${lead}`)
    await sams.getByLabel('Text to the vendor').fill('Shall I ring')
    await sams.getByText('kept as a draft').waitFor()
    await sams.reload()
    await sams.getByText('kept as a draft').waitFor()
    expect(await sams.getByLabel('Text to the vendor').inputValue()).toBe('Shall I ring')

    const { page } = await signedIn('admin', '/inbox')
    await page.getByRole('link', { name: '1 draft', exact: true }).click()
    const waiting = page.getByRole('list', { name: 'Drafts, the oldest first' })
    await waiting.getByText('Shall I ring').waitFor()
    await page.getByRole('button', { name: 'Discard it' }).waitFor()
    expect(await barriersOn(page), 'the drafts in the inbox').toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/leads\//)
    const drafts = page.getByRole('list', { name: 'Drafts' })
    await drafts.getByText('Shall I ring').waitFor()
    await vendorSaysBesidePages(db, lead, 'Not today')
    await drafts.getByText('the vendor has written since').waitFor()
    await sams.getByText('The vendor has written since you began this.').waitFor()
    expect(await drafts.getByRole('button', { name: 'Send it' }).isDisabled()).toBe(true)
    expect(await barriersOn(page, '#conversation'), 'a draft').toEqual([])

    await drafts.getByRole('button', { name: 'Go on with it' }).click()
    const composer = page.getByLabel('Text to the vendor')
    await composer.fill('Shall I ring tomorrow?')
    await page.getByText('kept as a draft').waitFor()
    await expect
      .poll(async () => (await db.query('select edited_by from pipeline.drafts')).rows, patient)
      .toEqual([{ edited_by: 'admin' }])
    // Of two who write in it the second is told, and chooses.
    await sams.getByLabel('Text to the vendor').fill('Shall I ring at six?')
    const told = sams.getByRole('alert').filter({ hasText: 'admin has changed this draft meanwhile.' })
    await told.getByText('Shall I ring tomorrow?').waitFor()
    expect(await barriersOn(sams, '#conversation'), 'two who write in a draft').toEqual([])
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await told.waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await db.query('select body from pipeline.drafts')).rows, patient)
      .toEqual([{ body: 'Shall I ring at six?' }])
    await composer.fill('Then I ring tomorrow.')
    await page.getByText('Nothing on record backs “tomorrow” (date).').waitFor()
    await composer.press('Control+Enter')
    await page.getByRole('log', { name: 'Texts' }).getByText('Then I ring tomorrow.').waitFor()
    await drafts.waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await db.query('select state, ended_by from pipeline.drafts')).rows)
      .toEqual([{ state: 'sent', ended_by: 'admin' }])
  },
)

adminStory(
  'a draft that a colleague has dealt with stays open as it was, so that nobody sends another one by its key',
  patient,
  async ({ database: { db }, signedIn }) => {
    for (const name of ['Ada Pole', 'Bea Moss']) {
      const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
      await db.query(`select pipeline.save_draft($1, 'Good morning')`, [lead])
    }
    const { page } = await signedIn('operator', '/inbox?kind=drafts')
    const heading = page.getByRole('heading', { name: 'Ada Pole' })
    await heading.waitFor()
    await db.query(
      `select pipeline.discard_draft(drafts.id) from pipeline.drafts
       join pipeline.vendor_leads as leads on leads.id = vendor_lead_id where vendor_name = 'Ada Pole'`,
    )
    await page.getByRole('alert').filter({ hasText: 'It waits no longer' }).waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Bea Moss' }).waitFor()
    const open = await db.query(`select from pipeline.drafts where state = 'open'`)
    expect(open.rowCount).toBe(1)
  },
)

adminStory(
  'a saved reply is filled in for the lead, admins add one, and a text that is refused loses no word',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('admin', `/leads/${lead}`)
    const composer = page.getByLabel('Text to the vendor')
    await page.getByRole('button', { name: 'Saved replies' }).click()
    await page.getByRole('menuitem', { name: /^When may I ring/ }).waitFor()
    expect(await barriersOn(page, '#conversation'), 'the saved replies').toEqual([])
    await page.getByRole('menuitem', { name: 'Change the saved replies …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Title').fill('Good morning')
    const preview = await hold(page, 'query PreviewText')
    await dialog.getByLabel('Words').fill('Good morning {first_name}, how are you?')
    await preview.asked
    // Before anybody knows what it would say, nothing is said of it.
    expect(await dialog.getByText('To this lead').count()).toBe(0)
    preview.letGo()
    await dialog.getByText('Good morning Ada, how are you?').waitFor()
    await dialog.getByLabel('Why').fill('often said')
    expect(await barriersOn(page, '[role=dialog]'), 'the dialog of saved replies').toEqual([])
    await dialog.getByRole('button', { name: 'Save it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Saved replies' }).click()
    await page.getByRole('menuitem', { name: /^Good morning/ }).click()
    expect(await composer.inputValue()).toBe('Good morning Ada, how are you?')
    expect(await page.getByRole('button', { name: 'The vendor’s phone' }).count()).toBe(0)

    // What is refused is said, and no word of it is lost.
    await db.query(`select pipeline.stop_texts('all', 'a wrong price went out')`)
    await composer.press('Control+Enter')
    const why = page.locator('#conversation').getByRole('alert').filter({ hasText: 'stopped' })
    await why.waitFor()
    expect(await why.textContent()).toMatch(/stopped all\. Ring the vendor, or let texts leave again\.$/)
    expect(await composer.inputValue()).toBe('Good morning Ada, how are you?')
    const sent = await db.query(`select body from pipeline.lead_messages where purpose = 'person'`)
    expect(sent.rows).toEqual([])
  },
)

simulatedAdminStory(
  'in a simulation somebody answers on the vendor’s phone beside the conversation, and sees there what has reached it',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const sight = { viewport: { width: 320, height: 640 }, hasTouch: true }
    const { page } = await signedIn('operator', `/leads/${lead}`, sight)
    await page.getByRole('button', { name: 'The vendor’s phone' }).click()
    const phone = page.getByRole('region', { name: 'The vendor’s phone' })
    await phone.getByLabel('Answer as the vendor').fill('Could you do a little more?')
    expect(await barriersOn(page, '#conversation'), 'the phone').toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.keyboard.press('Enter')
    await phone.getByRole('log').getByText('Could you do a little more?').waitFor()
    await page.getByRole('log', { name: 'Texts' }).getByText('Could you do a little more?').waitFor()
    const { rows } = await db.query('select door, verdict from pipeline.webhook_deliveries')
    expect(only(rows)).toEqual({ door: 'simulated_inbound', verdict: 'taken' })

    const { page: viewers } = await signedIn('viewer', `/leads/${lead}`)
    await viewers.locator('#timeline').waitFor()
    expect(await viewers.getByRole('button', { name: 'The vendor’s phone' }).count()).toBe(0)
  },
)
