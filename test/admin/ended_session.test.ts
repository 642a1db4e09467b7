import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { aLeadAt } from '../support/leads.ts'
import { cardIn } from './support/board.ts'
import { hold } from './support/line.ts'
import { adminStory, password, patient } from './support/story.ts'

const wide = { viewport: { width: 2600, height: 800 } }
const endSessions = (db: Db) =>
  db.query('update pipeline_private.user_sessions set ended_at = now() where ended_at is null')
const doorOf = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' })

async function signInAgain(page: Page): Promise<void> {
  await doorOf(page).getByRole('textbox', { name: 'Password' }).fill(password)
  await doorOf(page).getByRole('button', { name: 'Sign in', exact: true }).click()
  await doorOf(page).waitFor({ state: 'detached' })
}

adminStory(
  'a page whose session was ended elsewhere is told, asks nothing more, and goes on when they are back',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/', wide)
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()
    const sign = page.getByRole('status')
    await sign.getByText('live').waitFor()
    await page.clock.install()

    await endSessions(db)
    await doorOf(page).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('websocket', (line) => asked.push(line.url()))
    await db.query(`select pipeline.request_transition($1, 'OFFER_REJECTED')`, [lead])
    await page.clock.runFor(90_000)
    expect(asked).toEqual([])

    await signInAgain(page)
    await cardIn(page, 'OFFER_REJECTED', 'Ada Pole').waitFor()
    await sign.getByText('live').waitFor()
  },
)

adminStory(
  'a page that was off-line while its session ended asks whether it still has one before it opens the line again',
  patient,
  async ({ database: { db }, signedIn }) => {
    const { page, complaints } = await signedIn('operator', '/', wide)
    const sign = page.getByRole('status')
    await sign.getByText('live').waitFor()
    await page.context().setOffline(true)
    await sign.getByText('offline').waitFor()
    // What was under way before may still be answered, and refused.
    const asked = new Set<unknown>()
    const refused: string[] = []
    page.on('request', (request) => asked.add(request))
    page.on('response', (response) => {
      if (response.status() === 401 && asked.has(response.request())) refused.push(response.url())
    })
    await endSessions(db)
    await page.context().setOffline(false)
    await doorOf(page).waitFor()
    expect(refused).toEqual([])
    expect(complaints.splice(0).filter((each) => each.includes('Authentication'))).toEqual([])
  },
)

adminStory(
  'what was asked when the session had ended is asked again when they are back',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page, complaints } = await signedIn('operator', '/', wide)
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').waitFor()
    const move = await hold(page, 'mutation Move')
    await cardIn(page, 'OFFER_MADE', 'Ada Pole').getByRole('link').focus()
    await page.keyboard.press('m')
    await page.getByRole('dialog').getByRole('button', { name: 'Video sent' }).click()
    await move.asked
    await endSessions(db)
    move.letGo()
    await doorOf(page).waitFor()
    await signInAgain(page)
    await page.getByText('Ada Pole moved to Video sent.').waitFor()
    const { rows } = await db.query(
      `select actor from pipeline.pipeline_events where vendor_lead_id = $1 and to_stage = 'VIDEO_SENT'`,
      [lead],
    )
    expect(rows).toEqual([{ actor: 'operator' }])
    expect([...new Set(complaints.splice(0))]).toEqual([expect.stringContaining('401 (Unauthorized)')])
  },
)

adminStory(
  'after a release that took the form to sign in with it one signs in elsewhere, and nothing that was typed is lost',
  patient,
  async ({ database: { db }, server, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page, complaints } = await signedIn('operator', '/', wide)
    await page.route('**/assets/SignInAgain*', (route) => route.abort('failed'))
    await page.goto(`/leads/${lead}`)
    await page.getByRole('textbox', { name: 'Note' }).fill('has two dogs')
    await page.getByRole('status').getByText('live').waitFor()
    await endSessions(db)
    const goOn = doorOf(page).getByRole('button', { name: 'I have signed in' })
    await goOn.click()
    await page.request.post('/session', {
      data: { name: 'operator', password },
      headers: { origin: server.address },
    })
    await goOn.click()
    await doorOf(page).waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('has two dogs')
    expect(complaints.splice(0).filter((each) => !/ERR_FAILED|401/.test(each))).toEqual([])
  },
)

adminStory(
  'whose role is changed goes on with what the new one may do',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/', wide)
    const dots = page.getByRole('button', { name: 'Move Ada Pole to …' })
    await dots.waitFor()
    await page.getByRole('status').getByText('live').waitFor()
    await db.query(`update pipeline_private.users set role = 'viewer' where name = 'operator'`)
    await dots.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('live').waitFor()
    expect(await doorOf(page).count()).toBe(0)
  },
)
