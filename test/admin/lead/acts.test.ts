import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aLeadAt, only } from '../../support/leads.ts'
import { barriersOn } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

const sight = { viewport: { width: 320, height: 640 }, hasTouch: true, colorScheme: 'dark' } as const
const dialog = (page: Page) => page.getByRole('dialog')
const timeline = (page: Page, words: string) => page.locator('#timeline').getByText(words).first()

async function choose(page: Page, item: string) {
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: item }).click()
  await dialog(page).waitFor()
  expect(await barriersOn(page, '[role=dialog]'), item).toEqual([])
}

/** Fills in why, does it, and waits until it is done. */
async function doIt(page: Page, submit: string, why?: string) {
  if (why !== undefined) await dialog(page).getByLabel('Why').fill(why)
  await dialog(page).getByRole('button', { name: submit, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

adminStory(
  'a lead is valued by hand, known by another phone, silenced and allowed again, worked on by its agent, and merged after a look',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole' })
    const other = await aLeadAt(db, 'AI_CONVERSATION', {
      ...{ vendor_name: 'Ada Pole', vendor_phone: '+447700900998', vendor_email: 'ada@example.com' },
    })
    const { page } = await signedIn('operator', `/leads/${lead}`, sight)

    await choose(page, 'Value it by hand …')
    await dialog(page).getByLabel('Market value').fill('£200,000')
    await dialog(page).getByLabel('Validation').selectOption('yes')
    await doIt(page, 'Write it down', 'seen it myself')
    await page.locator('#facts').getByText('£200,000').waitFor()
    await page.getByRole('button', { name: 'Where market value came from' }).click()
    await page.getByText('operator wrote it').waitFor()
    await page.getByText('Why: seen it myself').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Red flag …' }).click()
    await dialog(page).getByLabel('What it is').selectOption('Flooding')
    await dialog(page).getByLabel('The words that told it').fill('the beck comes in most winters')
    expect(await barriersOn(page, '[role=dialog]')).toEqual([])
    await doIt(page, 'Note it')
    const flag = page.getByRole('list', { name: 'Red flags' }).getByText('the beck comes in most winters')
    await flag.waitFor()
    expect(await barriersOn(page, '#facts')).toEqual([])
    await page.getByRole('button', { name: 'Does not hold …' }).click()
    await doIt(page, 'Withdraw it', 'that is next door')
    await flag.waitFor({ state: 'detached' })

    await choose(page, 'Other phones …')
    await dialog(page).getByLabel('Another number').fill('12')
    await dialog(page).getByRole('button', { name: 'Add it' }).click()
    await dialog(page).getByRole('alert').filter({ hasText: 'number' }).first().waitFor()
    await dialog(page).getByLabel('Another number').fill('07700 900997')
    await doIt(page, 'Add it')
    await page.getByText('+447700900997').waitFor()

    await choose(page, 'Let the agent work now …')
    await dialog(page).getByText('The AI SMS Agent begins now').waitFor()
    await doIt(page, 'Let it work', 'the vendor rang')
    await timeline(page, 'the vendor rang').waitFor()

    await choose(page, 'We text this number no more …')
    await doIt(page, 'Text it no more', 'a neighbour complained')
    await timeline(page, 'a neighbour complained').waitFor()
    await choose(page, 'Text them again …')
    await dialog(page).getByLabel('How they said so').fill('they rang and asked')
    await doIt(page, 'Text them again')
    await timeline(page, 'they rang and asked').waitFor()

    await choose(page, 'They agreed to texts …')
    await dialog(page).getByLabel('The words that they agreed to').fill('Yes, Homestead Buyers may text me')
    await doIt(page, 'Write it down')

    await choose(page, 'Merge with another lead …')
    await dialog(page).getByLabel('The other lead').fill('900998')
    await dialog(page)
      .getByRole('button', { name: /900998/ })
      .click()
    await dialog(page).getByText('What only it knows comes along: email ada@example.com.').waitFor()
    expect(await barriersOn(page, '[role=dialog]'), 'the preview of the merge').toEqual([])
    await doIt(page, 'Merge them', 'the same person')
    await page.getByRole('button', { name: 'E-mail: ada@example.com. Change it' }).waitFor()
    const { rows } = await db.query('select merged_into from pipeline.vendor_leads where id = $1', [other])
    expect(rows).toEqual([{ merged_into: lead }])

    await page.keyboard.press('u')
    await dialog(page).getByLabel('Which').waitFor()
    expect(await barriersOn(page, '[role=dialog]'), 'what to take back').toEqual([])
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })

    await page.keyboard.press('h')
    await dialog(page).getByLabel('Somebody in distress').check()
    await doIt(page, 'Hold it', 'her husband has died')
    await page.locator('#questions').getByText('her husband has died').waitFor()
  },
)

adminStory(
  'a deal’s checks, investor and dates are written and reduced in its panel, and a lead that ended is archived and brought back to life',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const { page } = await signedIn('operator', `/leads/${lead}`, sight)
    const deal = page.locator('#deal')
    await deal.getByRole('button', { name: 'Change it …' }).click()
    await dialog(page).getByLabel('Investor').fill('Hill Ltd')
    await dialog(page).getByLabel('Our fee').fill('£3,500')
    await dialog(page).getByLabel('Exchange expected').fill('2099-03-01')
    expect(await barriersOn(page, '[role=dialog]'), 'the deal').toEqual([])
    await doIt(page, 'Save it')
    await deal.getByText('Hill Ltd').waitFor()
    await deal.getByText('£3,500').waitFor()
    await deal.getByRole('button', { name: 'Change it …' }).click()
    await dialog(page).getByLabel('Investor').fill('')
    await doIt(page, 'Save it')
    await deal.getByText('Hill Ltd').waitFor({ state: 'detached' })

    await page.keyboard.press('m')
    await dialog(page).getByRole('button', { name: /^Dead/ }).click()
    await dialog(page).getByLabel('What it fell through on').selectOption('Survey or condition')
    await doIt(page, 'Move it', 'fell through')
    await timeline(page, 'fell through').waitFor()
    await choose(page, 'Archive it …')
    await doIt(page, 'Archive it', 'sold elsewhere')
    await page.getByRole('list', { name: 'Signs' }).getByText('Archived').waitFor()
    await choose(page, 'Take it out of the archive …')
    await doIt(page, 'Take it out', 'they rang')
    await choose(page, 'Bring it back to life …')
    await doIt(page, 'Bring it back', 'they want to go on')
    await timeline(page, 'they want to go on').waitFor()
    const { rows } = await db.query('select pipeline_stage from pipeline.vendor_leads where id = $1', [lead])
    expect(only(rows)).toEqual({ pipeline_stage: 'OFFER_ACCEPTED' })
  },
)
