import { Buffer } from 'node:buffer'
import { expect } from 'vitest'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { cardIn } from '../support/board.ts'
import { adminStory, patient } from '../support/story.ts'

const content = `phone,name,postcode,asking price
07700 900101,Ada Pole,BS6 5QA,185000
020 7946 0123,Cy Wren,SW1A 1AA,250000
`

adminStory(
  'a file of leads is looked at, brought in, and ended again, by somebody who has no shell',
  patient,
  async ({ database: { db }, signedIn }) => {
    const { page } = await signedIn('operator', '/system/imports', { viewport: { width: 320, height: 640 } })
    await page.getByRole('button', { name: 'Import a file' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import leads from a file' })
    const file = { name: 'vendors.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByLabel('Where they come from').fill('walk-in')
    expect([await barriersOn(page), await isTooWide(page)]).toEqual([[], false])
    await dialog.getByRole('button', { name: 'Look at it first' }).click()

    await dialog.getByText('Row 3, left out: phone “020 7946 0123”: a landline cannot be texted').waitFor()
    expect([await barriersOn(page), await isTooWide(page)]).toEqual([[], false])
    expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(0)
    await dialog.getByRole('button', { name: 'Import one row' }).click()
    await dialog.getByText('are new leads').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('row', { name: /vendors\.csv .* operator/ }).waitFor()

    await page.getByRole('button', { name: 'The new leads of vendors.csv' }).click()
    await page.getByRole('menuitem', { name: 'Move …' }).click()
    const move = page.getByRole('dialog', { name: 'Move: many leads at once' })
    await move.getByLabel('Where to').selectOption('DEAD_LEAD')
    await move.getByLabel('Why').fill('The wrong file')
    await move.getByRole('button', { name: 'Move 1 lead' }).waitFor()
    await page.keyboard.press('Escape')

    await page.goto('/')
    await cardIn(page, 'NEW_LEAD', 'Ada Pole').waitFor()
  },
)
