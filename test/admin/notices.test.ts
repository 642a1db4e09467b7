import { expect } from 'vitest'
import { aPerson, aQuestion, personNamed } from '../notices/people.ts'
import { vendorSays } from '../support/conversation.ts'
import { aLeadAt } from '../support/leads.ts'
import { barriersOn, isTooWide } from './support/accessible.ts'
import { adminStory, patient } from './support/story.ts'

adminStory(
  'a colleague assigns a question and the bell rings by itself; by keys it leads to the lead, and is read then',
  patient,
  async ({ database: { db, pool }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const other = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ben Hill' })
    const kim = await aPerson(pool, 'kim')
    const { page } = await signedIn('operator', '/alerts')
    const assign = 'select from pipeline.assign_review_item($1, $2)'
    await kim.does(assign, [await aQuestion(db, other), 'operator'])
    await page.getByRole('button', { name: 'Notices, 1 not read' }).waitFor()
    await kim.does(assign, [await aQuestion(db, lead), 'operator'])

    await page.getByRole('button', { name: 'Notices, 2 not read' }).waitFor()
    await page.getByRole('alert').getByText('kim gave you a question: Agent asks').waitFor()
    await page.waitForFunction(`document.title.startsWith('(2) Alerts')`)
    await page.keyboard.press('b')
    const bell = page.getByRole('dialog', { name: 'Notices' })
    await bell.getByRole('link', { name: /Ada Pole/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ada Pole' }).waitFor()
    await page.getByRole('button', { name: 'Notices, 1 not read' }).waitFor()
    await page.waitForFunction(`document.title.startsWith('(1) Ada Pole')`)

    // Of what somebody looks at, nothing pops up, and nothing stays.
    await (await personNamed(pool, 'operator')).does('select from pipeline.take_over_lead($1)', [lead])
    await vendorSays(db, lead, 'Hello?')
    await expect
      .poll(async () => (await db.query('select from pipeline.notices where read_at is not null')).rowCount, {
        timeout: 60_000,
      })
      .toBe(2)
    expect(await page.getByText('The vendor has answered you').count()).toBe(0)
  },
)

adminStory(
  'what somebody wants to be told is theirs to choose, and a webhook is never shown again',
  patient,
  async ({ database: { db }, signedIn }) => {
    const { page, complaints } = await signedIn('viewer', '/')
    await page.getByRole('button', { name: 'Notices', exact: true }).click()
    await page.getByText('Nothing yet.').waitFor()
    await page.getByRole('link', { name: 'Choose what you are told, and how' }).click()
    await page.getByLabel('Something of mine is overdue: E-mail').check()
    await page.getByText('Without an address nothing is told by e-mail.').waitFor()
    await page.getByLabel('E-mail address').fill('sam@example.com')
    await page.getByLabel('Incoming webhook of Slack').fill('https://example.com/services/T1/B1/x')
    await page.getByRole('radio', { name: 'In hours of my own' }).check()
    await page.getByLabel('Sat').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('that is no incoming webhook of Slack').waitFor()
    await page.getByLabel('Incoming webhook of Slack').fill('https://hooks.slack.com/services/T1/B1/x')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()

    await page.reload()
    expect(await page.getByLabel('Incoming webhook of Slack').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Forget the webhook' }).waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('sam@example.com')
    expect(await page.getByLabel('Something of mine is overdue: E-mail').isChecked()).toBe(true)
    expect(await page.getByLabel('Sat').isChecked()).toBe(false)
    const { rows } = await db.query(
      'select email_causes, slack_path, works_days from pipeline_private.notice_settings',
    )
    expect(rows).toEqual([
      { email_causes: ['overdue'], slack_path: '/services/T1/B1/x', works_days: [1, 2, 3, 4, 5, 7] },
    ])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await barriersOn(page), `the choices, ${colorScheme}`).toEqual([])
      expect(await isTooWide(page), 'the choices').toBe(false)
    }
    complaints.splice(0) // the browser tells of the refusal
  },
)
