import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { workOffBulkActs } from '../../support/bulk_acts.ts'
import { workersPoolOf } from '../../support/databases/workers_pool.ts'
import { aLeadAt, aPhone, only } from '../../support/leads.ts'
import { aColleague } from '../../support/owners.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { holdAnswer } from '../support/line.ts'
import { adminStory, patient } from '../support/story.ts'

interface Asked {
  kind?: string
  reason?: string
  lead?: string | null
  name?: string
}

/** Opens a question about a lead of its own, as the pipeline would. */
async function ask(
  db: Db,
  { kind = 'agent_asks', reason = 'What now?', lead, name }: Asked,
): Promise<string> {
  const about = lead === undefined ? await aLeadAt(db, 'OFFER_MADE', { vendor_name: name }) : lead
  const { rows } = await db.query<{ id: string }>(
    'select pipeline_private.open_review_item($1, $2, $3, about => gen_random_uuid()::text) as id',
    [about, kind, reason],
  )
  return rows[0]?.id ?? ''
}

const rowOf = (page: Page, words: string) => page.locator('[data-item]', { hasText: words })
const openRow = (page: Page, words: string) =>
  page.locator('[data-item][aria-current=true]', { hasText: words })

async function resolutionOf(db: Db, item: string): Promise<string | null | undefined> {
  const { rows } = await db.query<{ resolution: string | null }>(
    'select resolution from pipeline.review_items where id = $1',
    [item],
  )
  return rows[0]?.resolution
}

adminStory(
  'fifty questions are answered by one key each, with one request each, within a minute',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    for (let number = 0; number < 50; number++) await ask(db, { lead, reason: `Question ${number}` })
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Question 0').waitFor()
    await page.getByRole('navigation').getByLabel('50 wait for a person').waitFor()

    let requests = 0
    page.on('request', (request) => {
      if (request.postData()?.includes('mutation')) requests++
    })
    const begun = performance.now()
    for (let number = 0; number < 50; number++) await page.keyboard.press('1')
    await page.getByText('Nothing waits for a person').waitFor()
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(requests).toBe(50)
    const answers = async () => {
      const { rows } = await db.query(
        `select resolved_by, count(*)::integer from pipeline.review_items where resolution = 'Dealt with by hand' group by 1`,
      )
      return rows
    }
    await expect.poll(answers).toEqual([{ resolved_by: 'operator', count: 50 }])
    await page.getByLabel('wait for a person').waitFor({ state: 'detached' })
  },
)

adminStory(
  'a key that is held down gives one answer, and goes through the list as long as it is held',
  patient,
  async ({ database: { db }, signedIn }) => {
    for (const name of ['Ada Pole', 'Bea Moss', 'Cy Rowe', 'Dot Lane'])
      await ask(db, { name, reason: `For ${name}` })
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    for (let turn = 0; turn < 3; turn++) await page.keyboard.down('j')
    await page.keyboard.up('j')
    await openRow(page, 'Dot Lane').waitFor()
    for (let turn = 0; turn < 3; turn++) await page.keyboard.down('1')
    await page.keyboard.up('1')
    await page.keyboard.press('u')
    await openRow(page, 'Dot Lane').waitFor()
    const answered = await db.query('select from pipeline.review_items where resolved_at is not null')
    expect(answered.rowCount).toBe(0)
  },
)

adminStory(
  'what somebody else answers goes at once, but for what is open: that says who was quicker',
  patient,
  async ({ database: { db }, signedIn }) => {
    const mine = await ask(db, { name: 'Ada Pole', reason: 'Asked first' })
    const other = await ask(db, { name: 'Bea Moss', reason: 'Asked second' })
    const { page, complaints } = await signedIn('operator', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    // The first reading after it fails, and nothing else happens.
    let failed = 0
    await page.route('**/graphql', async (route) => {
      const isReading = /"query Inbox\b/.test(route.request().postData() ?? '')
      await (isReading && failed++ === 0 ? route.abort('connectionreset') : route.fallback())
    })
    await db.query(`select pipeline.resolve_review_item($1, 'rang her')`, [other])
    await rowOf(page, 'Bea Moss').waitFor({ state: 'detached' })
    expect(failed).toBeGreaterThan(1)
    complaints.splice(0) // the browser tells of the one that failed

    await db.query(`select pipeline.resolve_review_item($1, 'rang him')`, [mine])
    await page.getByRole('alert').getByText('has answered it: “rang him”').waitFor()
    await page.keyboard.press('1')
    expect(await resolutionOf(db, mine)).toBe('rang him')

    await ask(db, { name: 'Cy Nash', reason: 'Asked later' })
    await rowOf(page, 'Cy Nash').waitFor()
    await page.keyboard.press('j')
    await openRow(page, 'Cy Nash').waitFor()
    await rowOf(page, 'Ada Pole').waitFor({ state: 'detached' })
  },
)

adminStory(
  'what is written about a question waits for whoever looks at another one, and is kept when somebody was quicker',
  patient,
  async ({ database: { db }, signedIn }) => {
    const item = await ask(db, { name: 'Ada Pole', reason: 'Asked first' })
    const other = await ask(db, { name: 'Bea Moss', reason: 'Asked second' })
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    const line = page.getByRole('textbox', { name: 'Answer in your own words' })
    await page.keyboard.press('r')
    await page.keyboard.type('Rang her, and ')
    await rowOf(page, 'Bea Moss').click()
    await page.getByRole('heading', { name: 'Bea Moss' }).waitFor()
    expect(await line.inputValue()).toBe('')
    await rowOf(page, 'Ada Pole').click()
    await page.getByRole('heading', { name: 'Ada Pole' }).waitFor()
    expect(await line.inputValue()).toBe('Rang her, and ')

    await page.keyboard.press('r')
    await line.press('End')
    await db.query(`select pipeline.resolve_review_item($1, 'rang him')`, [item])
    await page.getByRole('alert').getByText('has answered it: “rang him”').waitFor()
    await page.keyboard.type('juk1 the key is next door')
    expect(await line.inputValue()).toBe('Rang her, and juk1 the key is next door')
    expect(await barriersOn(page, 'section[aria-label="The question"]')).toEqual([])
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await db.query('select body from pipeline.notes')).rows)
      .toEqual([{ body: 'Rang her, and juk1 the key is next door' }])
    expect([await resolutionOf(db, item), await resolutionOf(db, other)]).toEqual(['rang him', null])
  },
)

adminStory(
  'an answer is taken back by a key also before the page has heard that it was given',
  patient,
  async ({ database: { db }, signedIn }) => {
    const item = await ask(db, { name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    const answer = await holdAnswer(page, 'mutation AnswerItem')
    await page.keyboard.press('1')
    await answer.asked
    expect(await resolutionOf(db, item)).toBe('Dealt with by hand')
    await page.keyboard.press('u')
    answer.letGo()
    await expect.poll(() => resolutionOf(db, item)).toBe(null)
    await openRow(page, 'Ada Pole').and(page.locator('[aria-busy=false]')).waitFor()
  },
)

adminStory(
  'a question is answered in own words, taken back, made mine, put off and brought back',
  patient,
  async ({ database: { db }, signedIn }) => {
    const item = await ask(db, { name: 'Ada Pole', kind: 'vendor_wrote' })
    await ask(db, { name: 'Bea Moss', kind: 'needs_care' })
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Bea Moss').waitFor() // what cannot wait is on top
    await page.keyboard.press('j')
    await openRow(page, 'Ada Pole').waitFor()

    await page.keyboard.press('r')
    await page.keyboard.type('Rang her; she waits for her sister')
    await page.keyboard.press('Enter')
    await rowOf(page, 'Ada Pole').waitFor({ state: 'detached' })
    expect(await resolutionOf(db, item)).toBe('Rang her; she waits for her sister')
    await page.keyboard.press('u')
    await openRow(page, 'Ada Pole').waitFor()
    expect(await resolutionOf(db, item)).toBe(null)

    await page.keyboard.press('a')
    await page.getByRole('button', { name: 'Make it nobody’s' }).waitFor()
    await page.getByText('Mine (1)').click()
    await rowOf(page, 'Bea Moss').waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('who')).toBe('mine')
    await openRow(page, 'Ada Pole').waitFor()
    await page.keyboard.press('s')
    await page.keyboard.press('3')
    await page.getByText('Nothing matches').waitFor()

    await page.getByLabel('Put off (1)').check()
    await openRow(page, 'Ada Pole').waitFor()
    await page.keyboard.press('s')
    await page.getByText('Nothing matches').waitFor()
    await page.getByRole('link', { name: 'Show everything that waits' }).click()
    await rowOf(page, 'Ada Pole').waitFor()
  },
)

adminStory(
  'a text from a stranger is matched to the lead whose vendor wrote it, and a lead that could not be read is put right',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const phone = aPhone()
    await db.query(`select pipeline.record_inbound_message($1, 'It is me, on my other phone', 'SM1')`, [
      phone,
    ])
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Text from a stranger').waitFor()
    await rowOf(page, '“It is me, on my other phone”').waitFor()
    await expect.poll(() => page.getByText('It is me, on my other phone').count()).toBe(2)
    await page.getByLabel(`Whose number is ${phone}?`).fill('ada')
    await page.getByRole('button', { name: 'Ada Pole' }).click()
    await rowOf(page, 'Text from a stranger').waitFor({ state: 'detached' })
    const known = async () =>
      (await db.query('select phone from pipeline.lead_phones where phone = $1', [phone])).rows
    await expect.poll(known).toHaveLength(1)

    const { rows } = await db.query<{ id: string }>(
      `select delivery_id as id from pipeline_private.keep_leads('leads', 'webhook', '[{"body": "{}", "told": {}}]')`,
    )
    const { id } = only(rows)
    await db.query(`select pipeline_private.take_up_lead($1, null, '[]')`, [id])
    await page.getByRole('button', { name: 'Read it again …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Read it again' })
    await dialog.getByLabel('Phone').fill('07700 900998')
    await dialog.getByLabel('Why').fill('rang the portal')
    expect(await barriersOn(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Read again' }).click()
    const mended = async () =>
      only((await db.query('select mended from pipeline.webhook_deliveries where id = $1', [id])).rows)
    await expect.poll(mended).toEqual({ mended: { vendor_phone: '07700 900998' } })
  },
)

adminStory(
  'what the server refuses is said at its item, and nothing else is held up',
  patient,
  async ({ database: { db }, signedIn }) => {
    const item = await ask(db, { name: 'Ada Pole', reason: 'Asked first' })
    await ask(db, { name: 'Bea Moss', reason: 'Asked second' })
    await aColleague(db, 'bob')
    const { page } = await signedIn('operator', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    await page.getByRole('button', { name: 'Nobody’s …' }).click()
    const bob = page.getByRole('menuitem', { name: 'bob' })
    await bob.waitFor()
    await db.query(`select pipeline.disable_user('bob')`)
    await bob.click()
    await rowOf(page, 'Ada Pole').getByText('bob').waitFor()

    let quicker: Promise<unknown> | undefined
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation AnswerItem')) {
        quicker ??= db.query(`select pipeline.resolve_review_item($1, 'rang him')`, [item])
        await quicker
      }
      await route.continue()
    })
    await page.keyboard.press('Escape')
    await rowOf(page, 'Ada Pole').click()
    await page.getByRole('button', { name: 'Nothing to do' }).click()
    await openRow(page, 'Bea Moss').waitFor()
    await page.getByText('was quicker: “rang him”').first().waitFor()
    expect(await resolutionOf(db, item)).toBe('rang him')
  },
)

adminStory(
  'all that match are answered at once, after a look at how many they are',
  patient,
  async ({ database: { db, pool }, signedIn }) => {
    for (const name of ['Ada Pole', 'Bea Moss', 'Cy Nash']) await ask(db, { name })
    const overdue = await ask(db, { name: 'Dee Fox', kind: 'stage_overdue' })
    const { page } = await signedIn('operator', '/inbox?kind=agents')
    await page.getByRole('button', { name: 'All 3 …' }).click()
    const dialog = page.getByRole('dialog', { name: 'All that match' })
    await dialog.getByText('3 match: 3 Agent asks.').waitFor()
    await dialog.getByLabel('What was done').fill('settled in the meeting')
    await dialog.getByRole('button', { name: 'Answer 3 questions' }).dblclick()
    await dialog.getByText('0 of 3 questions done.').waitFor()
    // Nobody stays: the worker does it all the same.
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await workOffBulkActs(workersPoolOf(pool))
    await rowOf(page, 'Cy Nash').waitFor({ state: 'detached' })
    await openRow(page, 'Ada Pole').getByText('has answered it: “settled in the meeting”').waitFor()
    await page.goto('/bulk')
    await page.getByText('3 of 3 questions done.').waitFor()
    expect(await barriersOn(page)).toEqual([])
    expect(await resolutionOf(db, overdue)).toBe(null)
  },
)

adminStory(
  'who may only look has nothing to answer with',
  patient,
  async ({ database: { db }, signedIn }) => {
    const item = await ask(db, { name: 'Ada Pole' })
    const { page } = await signedIn('viewer', '/inbox')
    await openRow(page, 'Ada Pole').waitFor()
    await page.getByText('Operators and admins may answer.').waitFor()
    for (const key of ['1', 'a', 's', 'r', 'n']) await page.keyboard.press(key)
    expect(await page.getByRole('button', { name: /Dealt with|Put off|All 1/ }).count()).toBe(0)
    expect(await resolutionOf(db, item)).toBe(null)
  },
)

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true } as const
const dark = { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } as const

adminStory(
  'the inbox can be used by everybody, on a phone one thing at a time',
  patient,
  async ({ database: { db }, signedIn }) => {
    await ask(db, { name: 'Ada Pole', kind: 'needs_care', reason: 'She wrote that she cannot go on.' })
    await ask(db, { lead: null, kind: 'stuck_job', reason: 'A job was given up' })
    const { page } = await signedIn('operator', '/inbox', phone)
    await rowOf(page, 'Ada Pole').waitFor()
    expect([await barriersOn(page), await isTooWide(page)], 'the list').toEqual([[], false])
    await rowOf(page, 'Ada Pole').click()
    await page.getByRole('heading', { name: 'Ada Pole' }).waitFor()
    expect([await barriersOn(page), await isTooWide(page)], 'the question').toEqual([[], false])
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await rowOf(page, 'Ada Pole').waitFor()

    const { page: laptop } = await signedIn('operator', '/inbox', dark)
    await openRow(laptop, 'Ada Pole').waitFor()
    await laptop.keyboard.press('s')
    await laptop.getByText('Tomorrow morning').waitFor()
    expect(await barriersOn(laptop), 'in the dark').toEqual([])
    await laptop.getByRole('button', { name: 'All 2 …' }).click()
    await laptop.getByText('2 match').waitFor()
    expect(await barriersOn(laptop), 'all that match').toEqual([])
  },
)
