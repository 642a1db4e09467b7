import { expect } from 'vitest'
import { aLeadAt, only } from '../../support/leads.ts'
import { barriersOn } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'of two who change the same of a lead the second sees both and decides, and nobody’s words are thrown away',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED', {
      vendor_name: 'Ada Pole',
      vendor_email: 'ada@example.com',
    })
    const known = async (column: string) =>
      only((await db.query(`select ${column} as it from pipeline.vendor_leads where id = $1`, [lead])).rows)
    const { page } = await signedIn('operator', `/leads/${lead}`)

    await page.getByRole('button', { name: /^E-mail/ }).click()
    const email = page.getByRole('textbox', { name: 'E-mail' })
    await email.fill('ada.pole@example.com')
    await db.query(`select pipeline.edit_lead($1, vendor_email => 'apole@example.com')`, [lead])
    await email.press('Enter')
    const told = page
      .locator('#facts')
      .getByRole('alert')
      .filter({ hasText: 'Somebody has changed it meanwhile.' })
    await told.getByText('apole@example.com').waitFor()
    await told.getByText('ada.pole@example.com').waitFor()
    expect(await barriersOn(page, '#facts'), 'two versions of a fact').toEqual([])
    expect(await known('vendor_email')).toEqual({ it: 'apole@example.com' })
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await page.getByRole('button', { name: 'E-mail: ada.pole@example.com. Change it' }).waitFor()
    await expect.poll(() => known('vendor_email')).toEqual({ it: 'ada.pole@example.com' })

    // Of a deal what only the other has changed stays theirs.
    const deal = page.locator('#deal')
    const dialog = page.getByRole('dialog', { name: 'The deal' })
    const ofDeal = async () =>
      only((await db.query('select investor_name, solicitor, legal_fees::integer from pipeline.deals')).rows)
    await deal.getByRole('button', { name: 'Change it …' }).click()
    await dialog.getByLabel('Legal fees').fill('900')
    await dialog.getByLabel('Solicitor').fill('Nash & Co')
    await db.query(
      `select pipeline.edit_deal(id, investor_name => 'Hill Ltd', solicitor => 'Rowe LLP') from pipeline.deals`,
    )
    await deal.getByText('Hill Ltd').waitFor()
    await dialog.getByRole('button', { name: 'Save it' }).click()
    const both = dialog.getByRole('alert').filter({ hasText: 'Somebody has changed this meanwhile.' })
    await both.getByText('Rowe LLP').waitFor()
    await both.getByRole('button', { name: 'Keep mine' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(ofDeal).toEqual({ investor_name: 'Hill Ltd', solicitor: 'Nash & Co', legal_fees: 900 })

    // Of one survey that two have read only one takes something off the price.
    const reducing = page.getByRole('dialog', { name: 'Reduce the agreed price' })
    await db.query('update pipeline.deals set completed_on = null')
    await page.reload()
    await deal.getByRole('button', { name: 'Reduce the price …' }).click()
    await reducing.getByLabel('By').fill('1')
    await reducing.getByLabel('What it rests on').fill('damp, says the survey')
    await db.query(`select pipeline.reduce_price(id, 1, 'damp') from pipeline.deals`)
    await reducing.getByRole('button', { name: 'Reduce it' }).click()
    await reducing.getByText('somebody has changed this meanwhile: agreed price').waitFor()
    const reductions = async () =>
      only((await db.query('select count(*)::integer as it from pipeline.deal_reductions')).rows)
    expect(await reductions()).toEqual({ it: 1 })
    await reducing.getByRole('button', { name: 'Leave it as it is' }).click()
  },
)

adminStory(
  'an answer to a question that is answered elsewhere meanwhile stays under the hands, and is no key of the page',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole' })
    const { rows } = await db.query<{ id: string }>(
      `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`,
      [lead],
    )
    const { page } = await signedIn('operator', `/leads/${lead}`)
    const answer = page.getByRole('textbox', { name: 'What was done about' })
    await answer.pressSequentially('Rang her: ')
    await db.query(`select pipeline.resolve_review_item($1, 'rang him')`, [only(rows).id])
    await page.getByText('Somebody has answered it meanwhile.').waitFor()
    await page.keyboard.type('the husband has the keys')
    expect(await answer.inputValue()).toBe('Rang her: the husband has the keys')
    expect(await barriersOn(page, '#questions')).toEqual([])
    await page.getByRole('button', { name: 'Keep it as a note' }).click()
    await page.locator('#notes').getByText('Rang her: the husband has the keys').waitFor()
    await answer.waitFor({ state: 'detached' })

    // What is begun is there when somebody comes back from another page.
    await page.getByRole('textbox', { name: 'Note' }).fill('has two dogs')
    await page.getByRole('link', { name: 'Inbox' }).first().click()
    await page.getByText('Nothing waits for a person').waitFor()
    await page.goBack()
    await expect.poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('has two dogs')
    const led = await db.query('select taken_over_by, held_at from pipeline.vendor_leads')
    expect(led.rows).toEqual([{ taken_over_by: null, held_at: null }])
  },
)
