import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aLeadAt, pathOf, stageOf } from '../support/leads.ts'
import { cardIn, columnOf, countIn, drag } from './support/board.ts'
import { hold } from './support/line.ts'
import { adminStory, patient } from './support/story.ts'

const wide = { viewport: { width: 4100, height: 800 } }
const name = 'Ada Pole'

/** From the card in this column by keys alone, until it is asked where to. */
async function askWhereTo(page: Page, stage: string) {
  await cardIn(page, stage, name).getByRole('link').focus()
  await page.keyboard.press('m')
  return page.getByRole('dialog', { name: `Move ${name} to …` })
}

adminStory(
  'a lead may be moved on as soon as its move is answered, though the board has not read that yet',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
    const { page } = await signedIn('operator', '/', wide)
    await cardIn(page, 'OFFER_MADE', name).waitFor()
    const reading = await hold(page, 'query BoardChanges')

    await drag(page, cardIn(page, 'OFFER_MADE', name), columnOf(page, 'VIDEO_SENT'))
    await page.getByText(`${name} moved to Video sent.`).waitFor()
    await reading.asked
    const dialog = await askWhereTo(page, 'VIDEO_SENT')
    const move = await hold(page, 'mutation Move')
    await dialog.getByRole('button', { name: 'Dead lead' }).click()
    await page.getByLabel('Why').fill('sold to a neighbour')
    await page.getByRole('button', { name: 'Move it' }).click()
    await move.asked

    const read = page.waitForResponse((answer) => /boardChanges/.test(answer.request().postData() ?? ''))
    reading.letGo()
    await (await read).finished()
    await cardIn(page, 'DEAD_LEAD', name).and(page.locator('[aria-busy=true]')).waitFor()
    expect([await countIn(page, 'VIDEO_SENT'), await countIn(page, 'DEAD_LEAD')]).toEqual([0, 1])
    move.letGo()
    await page.getByText(`${name} moved to Dead lead.`).waitFor()
    await cardIn(page, 'DEAD_LEAD', name).and(page.locator('[aria-busy=false]')).waitFor()
    expect((await pathOf(db, lead)).slice(-3)).toEqual(['OFFER_MADE', 'VIDEO_SENT', 'DEAD_LEAD'])
  },
)

adminStory(
  'a card whose move is answered stays there while the board cannot be read, and goes on from there',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
    const { page, complaints } = await signedIn('operator', '/', wide)
    await cardIn(page, 'OFFER_MADE', name).waitFor()
    let isDown = true
    await page.route('**/graphql', async (route) => {
      const isReading = /"query Board(Changes)?\b/.test(route.request().postData() ?? '')
      await (isDown && isReading ? route.abort('connectionreset') : route.fallback())
    })

    await drag(page, cardIn(page, 'OFFER_MADE', name), columnOf(page, 'VIDEO_SENT'))
    await page.getByText('The server cannot be reached.').waitFor()
    expect([await countIn(page, 'OFFER_MADE'), await countIn(page, 'VIDEO_SENT')]).toEqual([0, 1])
    await drag(page, cardIn(page, 'VIDEO_SENT', name), columnOf(page, 'RETRY_1'))
    await page.getByText(`${name} moved to Retry 1.`).waitFor()
    isDown = false
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' })
    expect([await countIn(page, 'VIDEO_SENT'), await countIn(page, 'RETRY_1')]).toEqual([0, 1])
    expect((await pathOf(db, lead)).slice(-3)).toEqual(['OFFER_MADE', 'VIDEO_SENT', 'RETRY_1'])
    expect(complaints.splice(0)).toContainEqual(expect.stringContaining('ERR_CONNECTION_RESET'))
  },
)

adminStory(
  'whoever drops a deal among the dead is asked for the standard reason, which the lead shows from then on',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'DUE_DILIGENCE', { vendor_name: name })
    const { page } = await signedIn('operator', '/', wide)
    await drag(page, cardIn(page, 'DUE_DILIGENCE', name), columnOf(page, 'DEAD_LEAD'))
    await page.getByLabel('What it fell through on').selectOption('Survey or condition')
    await page.getByLabel('Why').fill('damp in the loft')
    await page.getByRole('button', { name: 'Move it' }).click()
    await page.getByText(`${name} moved to Dead lead.`).waitFor()
    await page.goto(`/leads/${lead}`)
    await page.getByRole('region', { name: 'Deal' }).getByText('Survey or condition').waitFor()
  },
)

adminStory(
  'whoever asks where to while a move is on its way is asked once it is answered, from where it stands then',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
    const { page } = await signedIn('operator', '/', wide)
    await cardIn(page, 'OFFER_MADE', name).waitFor()
    const move = await hold(page, 'mutation Move')
    await drag(page, cardIn(page, 'OFFER_MADE', name), columnOf(page, 'VIDEO_SENT'))
    await move.asked

    const dialog = await askWhereTo(page, 'VIDEO_SENT')
    await dialog.getByText('Asking where it may go …').waitFor()
    expect(await dialog.getByRole('button', { name: 'Retry 1' }).count()).toBe(0)
    move.letGo()
    await dialog.getByRole('button', { name: 'Retry 1' }).click()
    await page.getByText(`${name} moved to Retry 1.`).waitFor()
    expect((await pathOf(db, lead)).slice(-2)).toEqual(['VIDEO_SENT', 'RETRY_1'])
  },
)

adminStory(
  'a card that was let go is not picked up again before it is known what its move needs, and keeps its name',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
    await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Bea Moss' })
    const { page } = await signedIn('operator', '/?owner=-', wide)
    await cardIn(page, 'OFFER_MADE', name).waitFor()
    const needs = await hold(page, 'query MoveNeeds')
    await drag(page, cardIn(page, 'OFFER_MADE', name), columnOf(page, 'VIDEO_SENT'))
    await cardIn(page, 'OFFER_MADE', name)
      .and(page.locator('[aria-busy=true]:not([draggable=true])'))
      .waitFor()

    await page.getByRole('button', { name: 'Move Bea Moss to …' }).click()
    const other = page.getByRole('dialog', { name: 'Move Bea Moss to …' })
    await other.getByRole('button', { name: 'Validation' }).waitFor()
    needs.letGo()
    await page.getByText(`${name} moved to Video sent.`).waitFor()
    expect(await other.isVisible()).toBe(true)
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')

    await page.keyboard.press('Escape')
    const held = await hold(page, 'query MoveNeeds')
    await drag(page, cardIn(page, 'VIDEO_SENT', name), columnOf(page, 'RETRY_1'))
    await db.query(`select pipeline.assign_lead($1, 'operator')`, [lead])
    await cardIn(page, 'VIDEO_SENT', name).waitFor({ state: 'detached' })
    held.letGo()
    await page.getByText(`${name} moved to Retry 1.`).waitFor()
  },
)

adminStory(
  'a move whose answer is lost is told as made, one that somebody else made is not',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
    const { page, complaints } = await signedIn('operator', '/', wide)
    let befall: 'nothing' | 'the answer is lost' | 'somebody is quicker' = 'the answer is lost'
    await page.route('**/graphql', async (route) => {
      const [met, isMove] = [befall, route.request().postData()?.includes('mutation Move')]
      if (!isMove || met === 'nothing') return route.fallback()
      befall = 'nothing'
      if (met === 'the answer is lost') {
        await route.fetch()
        return route.abort('connectionreset')
      }
      await db.query(`select pipeline.request_transition($1, 'RETRY_1')`, [lead])
      return route.fallback()
    })

    await drag(page, cardIn(page, 'OFFER_MADE', name), columnOf(page, 'VIDEO_SENT'))
    await page.getByText(`${name} moved to Video sent.`).waitFor()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_CONNECTION_RESET')])
    befall = 'somebody is quicker'
    await drag(page, cardIn(page, 'VIDEO_SENT', name), columnOf(page, 'RETRY_1'))
    await page.getByText('Somebody else was quicker: it stands at Retry 1 now.').waitFor()
    await cardIn(page, 'RETRY_1', name).waitFor()
    expect(await page.getByText(`${name} moved to Retry 1.`).count()).toBe(0)
  },
)
