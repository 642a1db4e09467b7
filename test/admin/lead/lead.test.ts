import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { vendorSaysBesidePages } from '../../support/conversation.ts'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

const bubbles = (page: Page) => page.getByRole('log', { name: 'Texts' }).getByRole('article')
const timeline = (page: Page) => page.locator('#timeline')

adminStory(
  'somebody follows a link to a lead, takes it over and replies, and what the vendor writes appears by itself',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const { page } = await signedIn('operator', `/leads/${lead}#conversation`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.title()).toMatch(/ · /)

    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByText('You lead the conversation; no agent speaks.').waitFor()
    await page.getByText('Led by operator').waitFor()

    const words = 'Shall I ring you at six? Sam'
    await page.keyboard.press('c')
    await page.keyboard.type(words)
    await page.getByText('28 characters, 1 segment').waitFor()
    await page.getByText('Nothing on record backs “at six” (date).').waitFor()
    await page.getByRole('button', { name: 'Send all the same' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await bubbles(page).filter({ hasText: words }).waitFor()
    expect(await page.getByLabel('Text to the vendor').inputValue()).toBe('')

    await vendorSaysBesidePages(db, lead, 'Six is fine')
    await bubbles(page).filter({ hasText: 'Six is fine' }).waitFor()
    const question = page.getByRole('textbox', { name: 'What was done about' })
    await question.fill('rang at six')
    await question.press('Enter')
    await question.waitFor({ state: 'detached' })

    await bubbles(page).filter({ hasText: words }).getByRole('button', { name: 'Why?' }).click()
    await page.getByText('operator wrote it').waitFor()
    await page.getByText('no row backs').waitFor()
    await page.getByRole('button', { name: 'Hand back' }).click()
    await page.getByText('Automation leads the conversation.').waitFor()
  },
)

adminStory(
  'a text leaves at a chosen time, and until then it is changed and withdrawn',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { page } = await signedIn('operator', `/leads/${lead}`)
    await page.getByLabel('Text to the vendor').fill('Is today any better?')
    await page.getByRole('button', { name: 'Later …' }).click()
    await page.getByRole('button', { name: 'tomorrow at 9' }).click()
    await page.getByRole('button', { name: 'Send then all the same' }).click()

    await page.getByRole('button', { name: 'Change it …' }).click()
    await page.getByRole('dialog').getByLabel('Text').fill('Is Friday any better?')
    await page.getByRole('button', { name: 'Change it', exact: true }).click()
    await bubbles(page).filter({ hasText: 'Is Friday any better?' }).waitFor()

    await page.getByRole('button', { name: 'Withdraw it …' }).click()
    await page.getByLabel('Why').fill('they rang')
    await page.getByRole('button', { name: 'Withdraw it', exact: true }).click()
    await bubbles(page).filter({ hasText: 'given up' }).waitFor()
  },
)

adminStory(
  'a fact is changed in its place or refused in words, and an override is taken back after it said what that does',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    const { page } = await signedIn('admin', `/leads/${lead}`)
    await page.getByRole('button', { name: /^Postcode/ }).click()
    const postcode = page.getByRole('textbox', { name: 'Postcode' })
    await postcode.fill('QQ1 1QQ')
    await postcode.press('Enter')
    await page.locator('#facts').getByRole('alert').filter({ hasText: 'postcode' }).waitFor()
    await postcode.fill('bs65qa')
    await postcode.press('Enter')
    await page.getByRole('button', { name: 'Postcode: BS6 5QA. Change it' }).waitFor()

    await page.keyboard.press('o')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('To', { exact: true }).selectOption('OFFER_MADE')
    await dialog.getByLabel('Why').fill('offer made by phone')
    await dialog.getByRole('button', { name: 'Override' }).click()
    await dialog.waitFor({ state: 'detached' })
    await timeline(page).getByText('offer made by phone').first().waitFor()

    await page.keyboard.press('u')
    await dialog.getByText('It moves from Offer made back to Conversation.').waitFor()
    await dialog.getByLabel('Why').fill('the wrong lead')
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await dialog.waitFor({ state: 'detached' })
    await timeline(page).getByText('the wrong lead').first().waitFor()
  },
)

adminStory(
  'a viewer sees a lead and can do nothing to it',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { page } = await signedIn('viewer', `/leads/${lead}`)
    await timeline(page).waitFor()
    expect(await page.locator('main').getByRole('textbox').count()).toBe(0)
    const offered = await page.locator('main').getByRole('button').allTextContents()
    expect(offered.filter((name) => !/^(Why\?|More|As of …|CSV|i|“ ”|.{8}…)$/.test(name))).toEqual([])
    await page.keyboard.press('o')
    expect(await page.getByRole('dialog').count()).toBe(0)

    await page.goto('/leads/0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f')
    await page.getByRole('heading', { name: 'There is no such lead' }).waitFor()
    await page.goto('/leads/x')
    await page.getByRole('heading', { name: 'There is no such lead' }).waitFor()
  },
)

adminStory(
  'the page of a lead can be used by everybody, on a small phone and in the dark',
  patient,
  async ({ database: { db }, signedIn }) => {
    // What nobody can break into lines is broken all the same.
    const word = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2)
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: word, property_address: `1 ${word} Lane` })
    const sight = { viewport: { width: 320, height: 640 }, hasTouch: true, colorScheme: 'dark' } as const
    const { page } = await signedIn('admin', `/leads/${lead}`, sight)
    await timeline(page).waitFor()
    expect(await barriersOn(page), 'the page').toEqual([])
    expect(await isTooWide(page)).toBe(false)
    for (const key of ['m', 'o', 'h', 'l', 'u']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      expect(await barriersOn(page), `the dialog of ${key}`).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  },
)
