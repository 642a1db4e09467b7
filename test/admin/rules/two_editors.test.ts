import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'whoever changes a rule that somebody else has changed meanwhile sees both, and keeps theirs or takes the other',
  patient,
  async ({ database: { db }, signedIn }) => {
    const { page } = await signedIn('admin', '/rules/texts')
    const dialog = page.getByRole('dialog')
    const told = dialog.getByRole('alert').filter({ hasText: 'Somebody has changed this meanwhile.' })
    const why = () => dialog.getByLabel('Why').fill('shorter')
    const isClosed = () => dialog.waitFor({ state: 'detached' })
    const inDb = async (sql: string) => (await db.query<{ is_now: unknown }>(sql)).rows[0]?.is_now

    await page.getByRole('button', { name: 'Change conversation follow up 1' }).click()
    await dialog.getByLabel('Words').fill('Hi {first_name}, still selling? {company}')
    await why()
    const body = `select body as is_now from pipeline.message_templates where template = 'conversation_follow_up_1'`
    await db.query(
      `select pipeline.edit_template('conversation_follow_up_1', 'Hello {first_name}. {company}', 'x')`,
    )
    await dialog.getByRole('button', { name: 'Change the words' }).click()
    await told.getByText('Hello {first_name}. {company}').waitFor()
    await told.getByText('Hi {first_name}, still selling? {company}').waitFor()
    expect(await barriersOn(page), 'two versions').toEqual([])
    expect(await inDb(body)).toBe('Hello {first_name}. {company}')
    // A third one comes between: that is told as well.
    await db.query(
      `select pipeline.edit_template('conversation_follow_up_1', 'Hey {first_name}. {company}', 'x')`,
    )
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await told.getByText('Hey {first_name}. {company}').waitFor()
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await isClosed()
    expect(await inDb(body)).toBe('Hi {first_name}, still selling? {company}')

    await page.getByRole('link', { name: 'Thresholds' }).click()
    await page.getByRole('button', { name: 'Change Texts of rules to a number' }).click()
    const figure = dialog.getByRole('textbox', { name: 'Texts of rules to a number' })
    await figure.fill('2')
    await why()
    await db.query(`select pipeline.edit_settings('x', daily_cap => 4)`)
    await dialog.getByRole('button', { name: 'Change it' }).click()
    await told.getByRole('button', { name: 'Take theirs' }).click()
    await told.waitFor({ state: 'detached' })
    expect(await figure.inputValue()).toBe('4')
    await figure.fill('5')
    await dialog.getByRole('button', { name: 'Change it' }).click()
    await isClosed()
    expect(await inDb('select daily_cap as is_now from pipeline.settings')).toBe(5)

    await page.getByRole('button', { name: 'Change Allowance: legals' }).click()
    await dialog.getByRole('textbox', { name: 'Number' }).fill('2500')
    await why()
    await db.query(`select pipeline.edit_agent_parameter('allowance.legals', 'x', '2000')`)
    await dialog.getByRole('button', { name: 'Change it' }).click()
    await told.getByText('2000').waitFor()
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await isClosed()
    const legals = `select distinct value as is_now from pipeline.agent_parameters where parameter = 'allowance.legals'`
    expect(await inDb(legals)).toBe(2500)

    await page.getByRole('link', { name: 'Alerts', exact: true }).last().click()
    await page.getByRole('button', { name: 'Change TEXTS_FILTERED' }).click()
    await dialog.getByLabel('It matters').selectOption('LOW')
    await dialog.getByLabel('Told again every').fill('4 h')
    await why()
    await db.query(
      `select pipeline.edit_alert_rule('TEXTS_FILTERED', 'x', severity => 'HIGH', repeats_every => '2 h')`,
    )
    await dialog.getByRole('button', { name: 'Change the rule' }).click()
    await told.getByText('2 h').waitFor()
    await told.getByRole('button', { name: 'Take theirs' }).click()
    await told.waitFor({ state: 'detached' })
    expect(await dialog.getByLabel('It matters').inputValue()).toBe('HIGH')
    expect(await dialog.getByLabel('Told again every').inputValue()).toBe('2 h')
    await dialog.getByLabel('Told again every').fill('3 h')
    await dialog.getByRole('button', { name: 'Change the rule' }).click()
    await isClosed()
    expect(
      await inDb(
        `select array[severity, repeats_every::text] as is_now from pipeline.alert_rules where type = 'TEXTS_FILTERED'`,
      ),
    ).toEqual(['HIGH', '03:00:00'])
  },
)

adminStory(
  'of two who reword a text that waits the second sees both words',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { rows } = await db.query<{ id: string }>(
      `select id from pipeline.send_message($1, 'I ring at noon.', send_at => pipeline.now() + interval '1 day')`,
      [lead],
    )
    const { page } = await signedIn('admin', `/leads/${lead}`)
    await page
      .getByRole('log', { name: 'Texts' })
      .getByRole('button', { name: /^Change/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Text', { exact: true }).fill('I ring at one.')
    await db.query(`select pipeline.edit_message($1, 'I ring at two.')`, [rows[0]?.id])
    await dialog.getByRole('button', { name: 'Change it' }).click()
    const told = dialog.getByRole('alert').filter({ hasText: 'Somebody has changed this meanwhile.' })
    await told.getByText('I ring at two.').waitFor()
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('log', { name: 'Texts' }).getByText('I ring at one.').waitFor()
  },
)
