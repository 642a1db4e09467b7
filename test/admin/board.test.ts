import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { createLog } from '../../src/log.ts'
import { signatureOf } from '../../src/signature.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { aLead, aLeadAt, facts, pathOf, stageOf } from '../support/leads.ts'
import { cardIn, columnOf, countIn, drag, pull } from './support/board.ts'
import { adminStory, patient } from './support/story.ts'

const wide = { viewport: { width: 2600, height: 800 } }
const secret = 'the secret of the webhook'
const { sms_agent: eagerSmsAgent } = eagerAgents as { sms_agent: Agent }

const webhookStory = adminStory.extend('more', async ({ task: _ }) => ({
  leadSecrets: new Map([['LEAD_WEBHOOK_SECRET', secret]]),
}))

webhookStory(
  'a lead that arrives by webhook appears without reload, and goes on as the worker moves it',
  patient,
  async ({ database: { url, db }, server, signedIn }) => {
    const { page } = await signedIn('viewer', '/', wide)
    await columnOf(page, 'NEW_LEAD').getByText('Nothing stands here.').waitFor()

    const goOn = Promise.withResolvers<void>()
    const thoughtful: Agent = async (input, tools) => {
      await goOn.promise
      return eagerSmsAgent(input, tools)
    }
    const agents = agentCaller({ builtin: { ...eagerAgents, sms_agent: thoughtful } })
    const worker = await startWorker({ url, log: createLog('silent'), agents })
    try {
      const body = JSON.stringify({ phone: '07700 900998', name: 'Ada Pole', asking_price: 185_000 })
      const headers = { 'content-type': 'application/json', 'x-signature-256': signatureOf(body, secret) }
      const answer = await fetch(`${server.address}/webhooks/leads`, { method: 'POST', headers, body })
      expect(answer.status).toBeLessThan(300)
      await cardIn(page, 'NEW_LEAD', 'Ada Pole').waitFor()
      expect(await countIn(page, 'NEW_LEAD')).toBe(1)

      goOn.resolve()
      await cardIn(page, 'AI_CONVERSATION', 'Ada Pole').waitFor()
      await columnOf(page, 'NEW_LEAD').getByText('Nothing stands here.').waitFor()
      expect(await countIn(page, 'AI_CONVERSATION')).toBe(1)
    } finally {
      await worker.stop()
    }
    expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(1)
  },
)

adminStory(
  'a drag asks for the facts that the move lacks, saves them, and moves',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { ...facts, vendor_name: 'Ada Pole' })
    await db.query('update pipeline.vendor_leads set bedrooms = null, condition = null where id = $1', [lead])
    const { page } = await signedIn('operator', '/', wide)

    await drag(page, cardIn(page, 'AI_CONVERSATION', 'Ada Pole'), columnOf(page, 'DEAL_VALIDATION'))
    const dialog = page.getByRole('dialog', { name: 'Move Ada Pole to Validation' })
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    await dialog.getByLabel('Bedrooms').fill('3')
    await dialog.getByLabel('Condition').selectOption('fair')
    await dialog.getByRole('button', { name: 'Move it' }).click()

    await page.getByText('Ada Pole moved to Validation.').waitFor() // it stands for three seconds only
    await cardIn(page, 'DEAL_VALIDATION', 'Ada Pole').waitFor()
    expect(await stageOf(db, lead)).toBe('DEAL_VALIDATION')
  },
)

adminStory(
  'a card goes only where the rules let it, and by keys as by drag',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    await aLeadAt(db, 'VIDEO_SENT', { vendor_name: 'Bea Moss' })
    const { page } = await signedIn('operator', '/', wide)
    const card = cardIn(page, 'OFFER_MADE', 'Ada Pole')

    await drag(page, card, columnOf(page, 'DEAL_VALIDATION'))
    await drag(page, card, columnOf(page, 'VIDEO_SENT'))
    await page.getByText('Ada Pole moved to Video sent.').waitFor()
    await cardIn(page, 'VIDEO_SENT', 'Ada Pole').waitFor()

    await cardIn(page, 'VIDEO_SENT', 'Ada Pole').getByRole('link').focus()
    await page.keyboard.press('m')
    await page
      .getByRole('dialog', { name: 'Move Ada Pole to …' })
      .getByRole('button', { name: 'Dead lead' })
      .click()
    await page.getByLabel('Why').fill('sold to a neighbour')
    await page.getByRole('button', { name: 'Move it' }).click()
    await page.getByText('Ada Pole moved to Dead lead.').waitFor()
    await columnOf(page, 'DEAD_LEAD').scrollIntoViewIfNeeded()
    await cardIn(page, 'DEAD_LEAD', 'Ada Pole').waitFor()
    // Keys go on in the column, with the card that is in its place now.
    await cardIn(page, 'VIDEO_SENT', 'Bea Moss').getByRole('link').and(page.locator(':focus')).waitFor()
    expect((await pathOf(db, lead)).slice(-2)).toEqual(['VIDEO_SENT', 'DEAD_LEAD'])
  },
)

adminStory(
  'of two moves at once the refused one says why, and the other stands',
  patient,
  async ({ database: { db }, signedIn }) => {
    const quick = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const taken = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Bea Moss' })
    const { page } = await signedIn('operator', '/', wide)
    let hold = Promise.withResolvers<void>()
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation Move')) await hold.promise
      await route.continue()
    })
    await drag(page, cardIn(page, 'OFFER_MADE', 'Ada Pole'), columnOf(page, 'VIDEO_SENT'))
    await drag(page, cardIn(page, 'OFFER_MADE', 'Bea Moss'), columnOf(page, 'OFFER_ACCEPTED'))
    await cardIn(page, 'VIDEO_SENT', 'Ada Pole').waitFor()
    await cardIn(page, 'OFFER_ACCEPTED', 'Bea Moss').waitFor()
    expect([await countIn(page, 'OFFER_MADE'), await countIn(page, 'VIDEO_SENT')]).toEqual([0, 1])

    await db.query(`select pipeline.request_transition($1, 'OFFER_REJECTED')`, [taken])
    hold.resolve()
    hold = Promise.withResolvers()
    await Promise.all([
      page.getByText('Somebody else was quicker: it stands at Offer rejected now.').waitFor(),
      page.getByText('Ada Pole moved to Video sent.').waitFor(),
    ])
    await cardIn(page, 'OFFER_REJECTED', 'Bea Moss').waitFor()
    expect(await stageOf(db, quick)).toBe('VIDEO_SENT')
    expect(await countIn(page, 'OFFER_ACCEPTED')).toBe(0)
  },
)

adminStory('who may only look has nothing to move with', patient, async ({ database: { db }, signedIn }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
  const { page } = await signedIn('viewer', '/', wide)
  const card = cardIn(page, 'OFFER_MADE', 'Ada Pole')
  await card.waitFor()
  expect(await card.getByRole('button').count()).toBe(0)
  await pull(page, card, columnOf(page, 'VIDEO_SENT'))
  await page.mouse.up()
  await card.getByRole('link').focus()
  await page.keyboard.press('m')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await stageOf(db, lead)).toBe('OFFER_MADE')
})

adminStory(
  'off-line and back nothing is lost: neither what happened meanwhile, nor a move made meanwhile',
  patient,
  async ({ database: { db }, signedIn }) => {
    const mine = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const other = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Bea Moss' })
    const { page, complaints } = await signedIn('operator', '/', wide)
    const sign = page.getByRole('status')
    await sign.getByText('live').waitFor()
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()

    await page.context().setOffline(true)
    await sign.getByText('offline').waitFor()
    await db.query(`select pipeline.request_transition($1, 'OFFER_REJECTED')`, [other])
    await aLead(db, { vendor_name: 'Cy Nash' })
    await drag(page, cardIn(page, 'OFFER_MADE', 'Ada Pole'), columnOf(page, 'VIDEO_SENT'))
    await page.locator('article[aria-busy=true]').waitFor()

    await page.context().setOffline(false)
    await sign.getByText('live').waitFor()
    await cardIn(page, 'VIDEO_SENT', 'Ada Pole').waitFor()
    await cardIn(page, 'OFFER_REJECTED', 'Bea Moss').waitFor()
    await cardIn(page, 'NEW_LEAD', 'Cy Nash').waitFor()
    expect(await stageOf(db, mine)).toBe('VIDEO_SENT')
    expect(await countIn(page, 'OFFER_MADE')).toBe(0)
    complaints.splice(0) // the browser says that it was off-line
  },
)

adminStory(
  'what is asked for stands in the address, and a link shows the same',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Bea Moss' })
    const { page } = await signedIn('viewer', '/', wide)
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('moss')
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor({ state: 'detached' })
    expect(await countIn(page, 'OFFER_MADE')).toBe(1)
    expect(new URL(page.url()).search).toBe('?search=moss')

    const { page: other } = await signedIn('viewer', '/?search=pole', wide)
    await cardIn(other, 'OFFER_MADE', 'Ada Pole').waitFor()
    expect(await countIn(other, 'OFFER_MADE')).toBe(1)
    await other.getByRole('button', { name: 'Mine' }).click()
    await cardIn(other, 'OFFER_MADE', 'Ada Pole').waitFor({ state: 'detached' })
    await other.getByText('No lead matches.').waitFor()
    await other.getByRole('link', { name: 'Show all leads' }).click()
    await cardIn(other, 'OFFER_MADE', 'Ada Pole').waitFor()

    // An old link may ask for what is gone: that is said, and can be left.
    await page.goto('/?source=gone_for_good&turn=nobodys&order=of_no_kind')
    expect(await page.getByLabel('Source', { exact: true }).inputValue()).toBe('gone_for_good')
    expect(await page.getByLabel('Order', { exact: true }).inputValue()).toBe('due')
    expect(await page.getByRole('radio', { name: 'All' }).isChecked()).toBe(true)
    await page.getByLabel('Source', { exact: true }).selectOption('Every source')
    await page.locator('[data-lead]').first().waitFor()
  },
)

adminStory(
  'what is seen of the board is saved as a table, and a column that nobody wants to see is folded away',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: '=Ada, Pole' })
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Bea Moss' })
    const { page } = await signedIn('viewer', '/?search=pole', wide)
    await cardIn(page, 'OFFER_MADE', 'Ada').waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    const file = await readFile(await (await saving).path(), 'utf8')
    expect(file.trim().split('\r\n')).toEqual([
      expect.stringContaining('Stage,Vendor,Postcode'),
      expect.stringMatching(new RegExp(`^Offer made,"'=Ada, Pole",BS6,.*${lead}$`)),
    ])

    const head = columnOf(page, 'OFFER_MADE').getByRole('button', { name: 'Offer made' })
    await head.click()
    await cardIn(page, 'OFFER_MADE', 'Ada').waitFor({ state: 'detached' })
    expect(await countIn(page, 'OFFER_MADE')).toBe(1)
    await page.reload()
    await head.and(page.locator('[aria-expanded=false]')).click()
    await cardIn(page, 'OFFER_MADE', 'Ada').waitFor()
  },
)

adminStory(
  'what changes without an event is seen, too: an alert at once, what stops all texts at every card',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/', wide)
    const card = cardIn(page, 'OFFER_MADE', 'Ada Pole')
    await card.waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    await db.query(`select pipeline_private.raise_alert('STAGE_OVERDUE', 'lead', null, $1)`, [lead])
    await card.getByText('1 alert').waitFor()
    await db.query('update pipeline.alerts set resolved_at = now() where vendor_lead_id = $1', [lead])
    await card.getByText('1 alert').waitFor({ state: 'detached' })
    await db.query(`select pipeline.stop_texts('all', 'wrong template')`)
    await card.getByText('texts are stopped').waitFor()
  },
)

adminStory(
  'a move past acceptance asks for what the deal lacks',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Ada Pole' })
    await db.query('update pipeline.deals set vendor_identity_checked_at = null where vendor_lead_id = $1', [
      lead,
    ])
    const { page } = await signedIn('operator', '/', wide)
    await page.getByRole('button', { name: 'Move Ada Pole to …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Due diligence' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move Ada Pole to Due diligence' })
    await dialog.getByLabel('Vendor identity checked').waitFor()
    await dialog.getByRole('button', { name: 'Move it' }).click()
    await page.getByText('Ada Pole moved to Due diligence.').waitFor()
    const { rows } = await db.query(
      'select vendor_identity_checked_at is not null as checked from pipeline.deals',
    )
    expect(rows).toEqual([{ checked: true }])
  },
)

const trustingStory = adminStory.extend('more', async ({ task: _ }) => ({ trustedDocuments: new Map() }))

trustingStory(
  'where the API runs only trusted documents, those of the pages are among them',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/', wide)
    await drag(page, cardIn(page, 'OFFER_MADE', 'Ada Pole'), columnOf(page, 'VIDEO_SENT'))
    await page.getByText('Ada Pole moved to Video sent.').waitFor()
    await page.getByRole('button', { name: 'Texts leave' }).waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    expect(await stageOf(db, lead)).toBe('VIDEO_SENT')
  },
)

adminStory(
  'of many leads a column draws what can be seen, and reads on as one scrolls',
  patient,
  async ({ database: { db }, signedIn }) => {
    await db.query(
      `insert into pipeline.vendor_leads (vendor_phone, vendor_name, source)
       select '+4477' || lpad((9000000 + i)::text, 8, '0'), 'Vendor ' || i, 'import' from generate_series(1, 120) as i`,
    )
    const { page } = await signedIn('viewer', '/')
    const column = columnOf(page, 'NEW_LEAD')
    await column.locator('article').first().waitFor()
    expect(await countIn(page, 'NEW_LEAD')).toBe(120)
    expect(await column.locator('article').count()).toBeLessThan(20)
    const last = column.locator('li[aria-posinset="120"]')
    await column.hover()
    for (; (await last.count()) === 0; ) await page.mouse.wheel(0, 2_000)
    expect(await column.locator('article').count()).toBeLessThan(20)
  },
)
