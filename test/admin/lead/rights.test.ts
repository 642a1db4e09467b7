import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'what is asked by right is noted, said to have come and settled; an offer says what its text claims and when it ends',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole', estimated_market_value: 200_000 })
    const { page } = await signedIn('operator', `/leads/${lead}`)
    const dialog = page.getByRole('dialog')

    await page.getByRole('button', { name: 'More', exact: true }).first().click()
    await page.getByRole('menuitem', { name: /^They ask by right/ }).click()
    await dialog.getByLabel('What they want').selectOption('Complaint')
    await dialog.getByText(/acknowledged within 30 days/).waitFor()
    await dialog.getByLabel('How it came').selectOption('by letter')
    await dialog.getByLabel('What they asked').fill('nobody rang back')
    expect(await barriersOn(page, '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: 'Note it' }).click()
    const rights = page.locator('#rights')
    await rights.getByText('nobody has told them yet').waitFor()
    await rights.getByRole('button', { name: 'I told them it has come' }).click()
    await rights.getByText('nobody has told them yet').waitFor({ state: 'detached' })
    expect(await barriersOn(page, '#rights')).toEqual([])
    await rights.getByRole('button', { name: 'Settle …' }).click()
    await dialog.getByText('The law lets nobody refuse it.').waitFor()
    await dialog.getByLabel('What they were told').fill('said sorry, rang')
    await dialog.getByRole('button', { name: 'Settle it' }).click()
    await rights.getByText('answered by operator: said sorry, rang').waitFor()

    await page.getByRole('button', { name: 'Make an offer …' }).click()
    await dialog.getByRole('textbox', { name: 'Offer', exact: true }).fill('150,000')
    await dialog.getByLabel('Text to the vendor').fill('We can offer £150,000, or £155,000 by Friday.')
    await dialog.getByText(/^Nothing on record backs “£155,000” \(amount\)/).waitFor()
    expect(await barriersOn(page, '[role=dialog]')).toEqual([])
    await dialog.getByLabel('Text to the vendor').fill('We can offer £150,000.')
    await dialog.getByText(/^Nothing on record backs/).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'in a week' }).click()
    await dialog.getByRole('button', { name: 'Offer it' }).click()
    await page
      .locator('#offers')
      .getByText(/; ends in/)
      .waitFor()
  },
)
