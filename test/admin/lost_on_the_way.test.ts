import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aLeadAt } from '../support/leads.ts'
import { adminStory, patient } from './support/story.ts'

/** The server does what the page asks for by this name, and its first answer never arrives. */
async function loseAnswer(page: Page, operation: string): Promise<void> {
  let isLost = false
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes(`"${operation}`)) return route.fallback()
    isLost = true
    await route.fetch()
    return route.abort('connectionreset')
  })
}

const isOfLine = (complaint: string) => /ERR_CONNECTION_RESET/.test(complaint)

adminStory(
  'whoever does something to all questions sees that it has begun, also when the answer to that was lost',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'Is it hers?')`, [lead])
    const { page, complaints } = await signedIn('operator', '/inbox?kind=agents')
    await loseAnswer(page, 'mutation StartItemAct')
    await page.getByRole('button', { name: 'All 1 …' }).click()
    const dialog = page.getByRole('dialog', { name: 'All that match' })
    await dialog.getByLabel('What was done').fill('settled in the meeting')
    const submit = dialog.getByRole('button', { name: 'Answer 1 question' })
    await submit.click()
    await dialog.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor()
    await submit.click()
    await dialog.getByText('0 of 1 question done.').waitFor()
    expect((await db.query('select from pipeline.bulk_acts')).rowCount).toBe(1)
    expect(complaints.splice(0).filter((each) => !isOfLine(each))).toEqual([])
  },
)

adminStory(
  'of somebody who was added, and whose link was lost on the way, the admin is told so',
  patient,
  async ({ signedIn }) => {
    const { page, complaints } = await signedIn('admin', '/system/users')
    await loseAnswer(page, 'mutation AddUser')
    await page.getByRole('button', { name: 'Add somebody' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('sam')
    await dialog.getByRole('button', { name: 'Add and make the link' }).click()
    await dialog.getByText('They are added, but the link was lost on the way').waitFor()
    await page.getByRole('row', { name: /^sam operator/ }).waitFor()
    expect(complaints.splice(0).filter((each) => !isOfLine(each))).toEqual([])
  },
)

adminStory(
  'a list that cannot be read to its end makes no file, and why is said',
  patient,
  async ({ database: { db }, signedIn }) => {
    await db.query(
      `select pipeline_private.raise_alert('STUCK_JOB', 'job:' || job, 'A job was given up') from generate_series(1, 60) as job`,
    )
    await db.query(`select pipeline.resolve_alert(id, 'looked at') from pipeline.alerts`)
    const { page, complaints } = await signedIn('viewer', '/alerts?show=past')
    await page.getByText('job:60').waitFor()
    let readings = 0
    await page.route('**/graphql', (route) => {
      if (!route.request().postData()?.includes('"query PastAlerts')) return route.fallback()
      readings += 1
      return readings === 2 ? route.abort('connectionreset') : route.fallback()
    })
    const save = page.getByRole('button', { name: 'CSV' })
    const offered: string[] = []
    page.on('download', (file) => offered.push(file.suggestedFilename()))
    await save.click()
    await page.getByText('No file was made').waitFor()
    expect(offered).toEqual([])
    const download = page.waitForEvent('download')
    await save.click()
    await download
    expect(complaints.splice(0).filter((each) => !isOfLine(each))).toEqual([])
  },
)

adminStory(
  'what happens after a list was read and before the line is open that tells of it is seen all the same',
  patient,
  async ({ database: { db }, signedIn }) => {
    for (const name of ['Ada Pole', 'Bea Moss']) {
      const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: name })
      await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'Is it hers?')`, [lead])
    }
    const { page } = await signedIn('operator', '/inbox')
    const opening = Promise.withResolvers<void>()
    await page.routeWebSocket(/graphql/, async (line) => {
      await opening.promise
      line.connectToServer()
    })
    let readings = 0
    page.on('requestfinished', (request) => {
      if (request.postData()?.includes('"query Inbox(')) readings += 1
    })
    await page.reload()
    const row = page.locator('[data-item]', { hasText: 'Bea Moss' })
    await row.waitFor()
    // Once for the page, and once as the line begins to open.
    await expect.poll(() => readings, patient).toBe(2)
    await db.query(
      `select pipeline.resolve_review_item(items.id, 'rang her')
       from pipeline.review_items as items join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
       where leads.vendor_name = 'Bea Moss'`,
    )
    opening.resolve()
    await row.waitFor({ state: 'detached' })
  },
)
