import { expect } from 'vitest'
import { aLeadAt } from '../support/leads.ts'
import { barriersInAnyLight } from './support/accessible.ts'
import { cardIn, columnOf, pull } from './support/board.ts'
import { hold } from './support/line.ts'
import { listedPages } from './support/page_list.ts'
import { adminStory, patient } from './support/story.ts'

const viewport = { width: 2600, height: 800 }

adminStory(
  'what waits for the server can be read as well as what does not, in the light and in the dark',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const asked = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [asked])
    const { page } = await signedIn('operator', '/figures', { viewport })
    const whole = await hold(page, 'query Board')
    await page.goto('/')
    await page.getByText('Offer made').waitFor()
    expect(await barriersInAnyLight(page), 'the board before its leads have come').toEqual([])
    whole.letGo()
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').and(page.locator('[draggable=true]')).waitFor()

    const move = await hold(page, 'mutation Move')
    await pull(page, cardIn(page, 'OFFER_MADE', 'Ada Pole'), columnOf(page, 'VIDEO_SENT'))
    await page.getByText('Drop it to move it here.').waitFor()
    expect(await barriersInAnyLight(page), 'a card in the hand').toEqual([])
    await page.mouse.up()
    await move.asked
    expect(await barriersInAnyLight(page), 'a move on its way').toEqual([])
    move.letGo()
    await page.getByText('Ada Pole moved to Video sent.').waitFor()

    const found = await hold(page, 'query Board')
    await page.getByLabel('Search leads').fill('pole')
    await found.asked
    await page.locator('section[aria-label=Columns][aria-busy=true]').waitFor()
    expect(await barriersInAnyLight(page), 'a board that is being searched').toEqual([])

    await page.goto('/inbox')
    await page.locator('[data-item][aria-current=true]').waitFor()
    const answer = await hold(page, 'mutation AnswerItem')
    await page.keyboard.press('1')
    await answer.asked
    await page.locator('[data-item][aria-busy=true]').waitFor()
    expect(await barriersInAnyLight(page), 'an answer on its way').toEqual([])
  },
)

adminStory(
  'each page of the navigation can be read before anything of it has come, in the light and in the dark',
  patient,
  async ({ signedIn }) => {
    const { page } = await signedIn('operator', '/figures', { viewport })
    await page.route('**/graphql', () => {}) // is never answered
    for (const path of listedPages.paths) {
      await page.goto(path)
      await page.locator('main *').first().waitFor()
      expect(await barriersInAnyLight(page), path).toEqual([])
    }
  },
)
