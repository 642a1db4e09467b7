import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { aPerson, aQuestion } from '../notices/people.ts'
import { aLeadAt } from '../support/leads.ts'
import { barriersInAnyLight, barriersOn, isTooWide } from './support/accessible.ts'
import { listedPages } from './support/page_list.ts'
import { adminStory, patient } from './support/story.ts'

const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
/** 200 % zoom leaves half of the pixels. */
const zoomed: BrowserContextOptions = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }

const sights = [
  { sight: 'on a laptop, in the light and in the dark', options: laptop, barriers: barriersInAnyLight },
  { sight: 'on a phone of 320 px', options: phone, barriers: barriersOn },
  { sight: 'at 200 % zoom', options: zoomed, barriers: barriersOn },
]

for (const { sight, options, barriers } of sights) {
  adminStory(
    `every page can be used by everybody, ${sight}`,
    patient,
    async ({ database: { db, pool }, visit, signedIn }) => {
      const { page: door } = await visit(options)
      await door.goto('/')
      await door.getByRole('button', { name: 'Sign in' }).waitFor()
      expect(await barriers(door), 'the sign-in page').toEqual([])
      expect(await isTooWide(door), 'the sign-in page').toBe(false)

      const held = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole', bedrooms: null })
      await db.query(`select pipeline.hold_lead($1, 'call first')`, [held])
      const asked = await aLeadAt(db, 'OFFER_MADE')
      await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [asked])
      const { page } = await signedIn('operator', '/', options)
      await page.getByText('on hold').first().waitFor()
      await page.getByRole('heading', { name: 'Board' }).waitFor()
      expect(await barriers(page), 'the board').toEqual([])
      expect(await isTooWide(page), 'the board').toBe(false)

      await page.getByRole('button', { name: 'Move Ada Pole to …' }).click()
      const move = page.getByRole('dialog', { name: 'Move Ada Pole to …' })
      await move.getByRole('button', { name: 'Validation' }).waitFor()
      expect(await barriers(page), 'where it may go').toEqual([])
      await move.getByRole('button', { name: 'Validation' }).click()
      await page.getByRole('dialog', { name: 'Move Ada Pole to Validation' }).getByLabel('Bedrooms').waitFor()
      expect(await barriers(page), 'what the move lacks').toEqual([])
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Move Ada Pole to …' }).click()
      await move.getByRole('button', { name: 'Who looks after it …' }).click()
      const owners = page.getByRole('dialog', { name: 'Who looks after Ada Pole?' })
      await owners.getByRole('button', { name: 'Me (operator)' }).waitFor()
      expect(await barriers(page), 'who looks after it').toEqual([])
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'operator' }).click()
      await page.getByRole('menuitem', { name: 'Help and keys' }).click()
      await page.getByRole('dialog', { name: 'Help and keys' }).waitFor()
      await page.getByRole('menu').waitFor({ state: 'detached' })
      expect(await barriers(page), 'the help').toEqual([])
      await page.keyboard.press('Escape')

      const kim = await aPerson(pool, 'kim')
      await kim.does(`select from pipeline.assign_review_item($1, 'operator')`, [
        await aQuestion(db, asked, 'b'),
      ])
      await page.getByRole('button', { name: 'Notices, 1 not read' }).click()
      await page.getByRole('dialog', { name: 'Notices' }).getByText('Not read').waitFor()
      expect(await barriers(page), 'the notices').toEqual([])
      expect(await isTooWide(page), 'the notices').toBe(false)
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Texts leave' }).click()
      await page.getByRole('dialog', { name: 'Do texts leave?' }).waitFor()
      expect(await barriers(page), 'the stop switch').toEqual([])
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Many at once' }).click()
      const bar = page.getByRole('region', { name: 'Many leads at once' })
      await bar.getByRole('button', { name: /^All that match/ }).click()
      await bar.getByRole('button', { name: 'Hold …' }).click()
      await page.getByText(/^To be done to/).waitFor()
      expect(await barriers(page), 'many at once').toEqual([])

      await db.query(`select pipeline.log_rights_request($1, 'access', 'letter', 'a copy')`, [asked])
      await page.goto(`/leads/${asked}`)
      await page.locator('#timeline').waitFor()
      expect(await barriers(page), 'a lead').toEqual([])
      expect(await isTooWide(page), 'a lead').toBe(false)
      await page.getByRole('button', { name: 'Move …' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Dead lead/ })
        .waitFor()
      expect(await barriers(page), 'where a lead may go').toEqual([])
      await page.keyboard.press('Escape')
      // However little room there is, the last of the menu can be reached.
      await page.getByRole('button', { name: 'More', exact: true }).first().click()
      await page.getByRole('menuitem', { name: 'Merge with another lead …' }).click()
      await page.getByRole('dialog', { name: /^Merge/ }).waitFor()

      await page.goto('/inbox')
      await page.locator('[data-item]').first().click()
      await page.getByRole('button', { name: 'Put off' }).click()
      expect(await barriers(page), 'a question').toEqual([])
      expect(await isTooWide(page), 'a question').toBe(false)
    },
  )
}

adminStory(
  'the first press of Tab offers the way past the head of the page',
  patient,
  async ({ signedIn }) => {
    const { page } = await signedIn('viewer')
    await page.getByRole('heading', { name: 'Board' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
  },
)

for (const [sight, options] of Object.entries({
  'in the dark': { ...laptop, colorScheme: 'dark' as const },
  'on a phone of 320 px': phone,
})) {
  adminStory(
    `each page of the navigation can be used by everybody, ${sight}`,
    patient,
    async ({ signedIn }) => {
      const { page } = await signedIn('operator', '/', options)
      for (const path of listedPages.paths) {
        // With all that it asks for answered: an empty list says so only then.
        await page.goto(path, { waitUntil: 'networkidle' })
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        expect(await barriersOn(page), path).toEqual([])
        expect(await isTooWide(page), path).toBe(false)
      }
    },
  )
}
