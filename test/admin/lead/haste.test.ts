import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aLeadAt, stageOf } from '../../support/leads.ts'
import { hold } from '../support/line.ts'
import { adminStory, patient } from '../support/story.ts'

/** What the composer sends, with a draft or without, waits on its way until it is let go. */
async function holdText(page: Page) {
  const held = [await hold(page, 'mutation SendText'), await hold(page, 'mutation SendDraft')] as const
  return {
    asked: Promise.race(held.map(({ asked }) => asked)),
    letGo: () => held.map(({ letGo }) => letGo()),
  }
}

adminStory(
  'what is written while a text leaves is kept, whether that text leaves or comes back',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', `/leads/${lead}`)
    const composer = page.getByLabel('Text to the vendor')
    await composer.fill('Thank you, Ada.')
    const leaving = await holdText(page)
    await composer.press('Control+Enter')
    await leaving.asked
    await composer.pressSequentially('Who has the keys?')
    leaving.letGo()
    const drafts = async () => (await db.query(`select body from pipeline.drafts where state = 'open'`)).rows
    await expect.poll(drafts, patient).toEqual([{ body: 'Who has the keys?' }])
    expect(await composer.inputValue()).toBe('Who has the keys?')

    await db.query(`select pipeline.stop_texts('all', 'a wrong price went out')`)
    const refused = await holdText(page)
    await composer.press('Control+Enter')
    await refused.asked
    await composer.pressSequentially('I am nearby.')
    refused.letGo()
    await page.locator('#conversation').getByRole('alert').filter({ hasText: 'stopped' }).waitFor()
    expect(await composer.inputValue()).toBe('Who has the keys?\nI am nearby.')
    await expect.poll(drafts, patient).toEqual([{ body: 'Who has the keys?\nI am nearby.' }])
    const sent = await db.query(`select body from pipeline.lead_messages where purpose = 'person'`)
    expect(sent.rows).toEqual([{ body: 'Thank you, Ada.' }])
  },
)

adminStory(
  'a move is for the stage at which it was chosen, and what has come meanwhile is not thrown away unseen',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('admin', `/leads/${lead}`)
    await page.getByRole('button', { name: 'Move …' }).waitFor()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    // Keys of the page do nothing behind a dialog.
    await dialog.getByRole('button', { name: /^Dead lead/ }).focus()
    for (const key of ['h', 'o', 'a', 't']) await page.keyboard.press(key)
    await dialog.getByText('Move Ada Pole to …').waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('Move Ada Pole to Dead lead').waitFor()
    await page.keyboard.type('no sign of them')
    expect(await dialog.getByLabel('Why').inputValue()).toBe('no sign of them')

    await db.query(`select pipeline.override_stage($1, 'OFFER_MADE', 'they rang, and wait for an offer')`, [
      lead,
    ])
    await page.locator('#timeline').getByText('they rang, and wait for an offer').first().waitFor()
    await dialog.getByRole('button', { name: 'Move it' }).click()
    const refused = page.getByRole('alert').filter({ hasText: 'It was not done' })
    await refused.getByText('You had written: “no sign of them”.').waitFor()
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    const led = await db.query('select taken_over_by from pipeline.vendor_leads')
    expect(led.rows).toEqual([{ taken_over_by: null }])

    // Nor does an override take it from where nobody has seen it; who has seen where it stands decides anew.
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Override the stage …' }).click()
    await dialog.getByLabel('To').selectOption({ label: 'Dead lead' })
    await dialog.getByLabel('Why').fill('no sign of them')
    await db.query(`select pipeline.override_stage($1, 'VIDEO_SENT', 'they want to see it')`, [lead])
    await page.locator('#timeline').getByText('they want to see it').first().waitFor()
    await dialog.getByRole('button', { name: 'Override' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Somebody else was quicker' }).waitFor()
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
    await dialog.getByRole('button', { name: 'Override' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  },
)
