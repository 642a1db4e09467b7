import { expect } from 'vitest'
import { aLeadAt } from '../support/leads.ts'
import { colleagues, ownerOf } from '../support/owners.ts'
import { cardIn } from './support/board.ts'
import { adminStory, patient } from './support/story.ts'

adminStory(
  'whoever takes a lead finds it, and what is asked about it, under mine on every page; all by keys',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const other = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Bea Moss' })
    await colleagues(db, 'ann')
    for (const each of [lead, other]) {
      await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [each])
      await db.query(`select pipeline_private.raise_alert('AGENT_FAILURE', $1::uuid::text, lead_id => $1)`, [
        each,
      ])
    }
    const { page } = await signedIn('operator', '/')

    // On the board: mine, by two keys.
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').getByRole('link').focus()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Who looks after Ada Pole?' })
    await dialog.getByRole('button', { name: 'Me (operator)' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').getByText('of operator').waitFor()
    // It is shown at once.
    await expect.poll(() => ownerOf(db, lead)).toBe('operator')
    await page.keyboard.press('o')
    await cardIn(page, 'OFFER_MADE', 'Bea Moss').waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('owner')).toBe('mine')
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()
    // Nobody's are found as well.
    await page.getByLabel('Owner').selectOption({ label: 'Nobody' })
    await cardIn(page, 'OFFER_MADE', 'Bea Moss').waitFor()
    expect(await cardIn(page, 'OFFER_MADE', 'Ada Pole').count()).toBe(0)

    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.locator('[data-item]', { hasText: 'Bea Moss' }).waitFor()
    await page.getByText('No owner', { exact: true }).click()
    await page.locator('[data-item]', { hasText: 'Ada Pole' }).waitFor({ state: 'detached' })
    await page.locator('[data-item]', { hasText: 'Bea Moss' }).waitFor()
    await page.keyboard.press('o')
    await page.locator('[data-item]', { hasText: 'Bea Moss' }).waitFor({ state: 'detached' })
    await page.locator('[data-item]', { hasText: 'my lead' }).waitFor()
    await page.getByText('Mine (1)').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('link', { name: 'Bea Moss' }).waitFor()
    await page.keyboard.press('o')
    await page.getByRole('link', { name: 'Bea Moss' }).waitFor({ state: 'detached' })

    // On the lead: a colleague's, and it says so.
    await page.getByRole('link', { name: 'Ada Pole' }).click()
    await page.getByRole('button', { name: 'of operator' }).waitFor()
    await page.keyboard.press('a')
    await dialog.getByRole('button', { name: 'ann' }).click()
    await page.getByRole('button', { name: 'of ann' }).waitFor()
    await page.getByText('ann looks after it').waitFor()
    await expect.poll(() => ownerOf(db, lead)).toBe('ann')
  },
)
