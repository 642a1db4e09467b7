import { expect } from 'vitest'
import { aLeadAt } from '../support/leads.ts'
import { cardIn } from './support/board.ts'
import { adminStory, patient } from './support/story.ts'

adminStory(
  'a time is written digit by digit: its year stands for what it is meanwhile, and what is done is what stands there at the end',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'RETRY_1', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator')
    await cardIn(page, 'RETRY_1', 'Ada Pole').locator('[data-card-link]').focus()
    await page.keyboard.press('x')
    await page
      .getByRole('region', { name: 'Many leads at once' })
      .getByRole('button', { name: 'Hold …' })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'in a week' }).click()
    const until = dialog.getByLabel('Until')
    await until.focus()
    // A day and a month, in whichever order the browser takes them.
    await page.keyboard.type('12122')
    expect(await until.inputValue()).toBe('0002-12-12T09:00')
    await page.keyboard.type('031')
    expect(await until.inputValue()).toBe('2031-12-12T09:00')
    await dialog.getByText('To be done to 1 of 1 lead.').waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('they are abroad')
    await dialog.getByRole('button', { name: 'Hold 1 lead' }).click()
    await dialog.getByText('0 of 1 lead done.').waitFor()
    const acts = await db.query<{ until: string }>(
      `select to_char(at_time at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as until from pipeline.bulk_acts`,
    )
    expect(acts.rows).toEqual([{ until: '2031-12-12 09:00' }])
  },
)
