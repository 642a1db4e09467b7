import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'an admin sees what a change of the rules would do, makes it with a reason, and takes it back; a viewer reads',
  patient,
  async ({ database: { db }, signedIn }) => {
    await aLeadAt(db, 'RETRY_1', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('admin', '/rules')
    const chart = page.getByRole('img', { name: /How the stages follow/ })
    await chart.waitFor()
    const { width = 0, height = 0 } = page.viewportSize() ?? {}
    await page.setViewportSize({ width: 390, height: 800 })
    await chart.waitFor()
    await page.setViewportSize({ width, height })
    expect(await barriersOn(page), 'stages and waits').toEqual([])
    await page
      .getByRole('row', { name: /^Retry 1/ })
      .getByRole('button', { name: /^Change/ })
      .first()
      .click()
    await page.getByLabel('It waits').fill('soon')
    await page.getByText('A wait is a minute to 400 days').waitFor()
    await page.getByLabel('It waits').fill('96 h')
    await page.getByText('One lead would be timed anew.').waitFor()
    expect(await barriersOn(page), 'a wait').toEqual([])
    await page.getByLabel('Why').fill('more patience')
    await page.getByRole('button', { name: 'Change the wait' }).click()
    await page.getByRole('row', { name: /^Retry 1.*4 d/ }).waitFor()

    await page.getByRole('link', { name: 'Texts', exact: true }).click()
    await page.getByRole('button', { name: 'Change conversation follow up 1' }).click()
    await page.getByLabel('Words').fill('Hi {first_name}, still selling? {company}')
    await page.getByLabel('As it would reach').selectOption('Ada Pole')
    await page.getByText('Hi Ada, still selling?').waitFor()
    await page.getByText('1 of at most 6 segments.').waitFor()
    expect(await barriersOn(page), 'a text').toEqual([])
    await page.getByLabel('Words').fill('Hi {nobody}')
    await page.getByLabel('Why').fill('shorter')
    await page.getByRole('button', { name: 'Change the words' }).click()
    await page.getByText(/no places but/).waitFor()
    await page.getByLabel('Words').fill('Hi {first_name}, still selling? {company}')
    await page.getByRole('button', { name: 'Change the words' }).click()
    await page.getByRole('row', { name: /still selling\?/ }).waitFor()

    await page.getByRole('link', { name: 'Answers', exact: true }).click()
    await page.getByRole('button', { name: 'Change What does it cost me?' }).click()
    await page.getByRole('textbox', { name: 'Answer' }).fill('{company} charges nothing, ring 0117 496 0123.')
    await page.getByText(/^Nothing on record backs|segments\. .*“0117 496 0123” \(phone\)/).waitFor()
    expect(await barriersOn(page), 'an answer').toEqual([])
    await page
      .getByRole('textbox', { name: 'Answer' })
      .fill('{company} says what it costs before you decide.')
    await page.getByLabel('Why').fill('it is no secret')
    await page.getByRole('button', { name: 'Change the answer' }).click()
    await page.getByRole('row', { name: /says what it costs/ }).waitFor()
    await page.getByRole('button', { name: 'Add true words …' }).click()
    await page.getByLabel('Words, as a text says them').fill('0117 496 0123')
    await page.getByLabel('Why they are true of every lead').fill('our desk')
    await page.getByRole('button', { name: 'Add them' }).click()
    await page.getByRole('button', { name: 'Take back 0117 496 0123' }).waitFor()
    expect(await barriersOn(page), 'answers and true words').toEqual([])

    await page.getByRole('link', { name: 'Thresholds' }).click()
    await page.getByRole('button', { name: 'Change Texts of rules to a number' }).click()
    await page.getByRole('textbox', { name: 'Texts of rules to a number' }).fill('500')
    await page.getByLabel('Why').fill('fewer texts')
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText(/no more of rules than of all kinds/).waitFor()
    await page.getByRole('textbox', { name: 'Texts of rules to a number' }).fill('2')
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByRole('row', { name: /^Texts of rules to a number 2/ }).waitFor()
    await page.getByRole('button', { name: 'Change Allowance: legals' }).click()
    await page.getByRole('textbox', { name: 'Number' }).fill('2500')
    await page.getByText('Nobody has been answered by it lately').waitFor()
    expect(await barriersOn(page), 'a number of agents').toEqual([])
    await page.getByLabel('Why').fill('the solicitor is dearer')
    await page.getByRole('button', { name: 'Change it' }).click()
    await page
      .getByRole('row', { name: /^Allowance: legals 2500 1500.*Deal Validator, Offer Engine/ })
      .waitFor()

    await page.getByRole('link', { name: 'Alerts', exact: true }).last().click()
    await page.getByRole('row', { name: /3 in a day that are 2 % of all, or more/ }).waitFor()
    await page.getByRole('button', { name: 'Change TEXTS_FILTERED' }).click()
    await page.getByText('No alert of it is open now. It would raise none at once.').waitFor()
    expect(await barriersOn(page), 'a rule of alerts').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Change STALLED_PIPELINE' }).click()
    await page.getByLabel('Raised when it has been so for').fill('')
    await page.getByLabel('Told again every').fill('soon')
    await page.getByLabel('Matters more after').fill('2 h')
    await page.getByLabel('Why').fill('nobody saw it')
    await page.getByRole('button', { name: 'Change the rule' }).click()
    await page.getByText('Write a wait as 90 min, 4 h or 2 d').waitFor()
    await page.getByLabel('Told again every').fill('4 h')
    await page.getByRole('button', { name: 'Change the rule' }).click()
    await page
      .getByRole('row', { name: /^stalled pipeline .* 51, or more again every 4 h, matters more after 2 h/ })
      .waitFor()

    const { page: theirs } = await signedIn('viewer', '/rules', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    for (const section of [
      'Stages and waits',
      'Texts',
      'Alerts',
      'Thresholds',
      'Owners',
      'Retention',
      'Changed by people',
    ]) {
      await theirs.getByRole('navigation', { name: 'Rules' }).getByRole('link', { name: section }).click()
      await theirs.getByRole('table').first().waitFor()
      expect([section, await isTooWide(theirs)]).toEqual([section, false])
      expect(await theirs.getByRole('button', { name: /^(Change|Take back)/ }).count()).toBe(0)
    }

    expect(await barriersOn(theirs), 'what people have changed').toEqual([])

    await page.getByRole('link', { name: 'Changed by people' }).click()
    await page.getByRole('row', { name: /^config of offer engine.*Allowance: legals 2500/ }).waitFor()
    await page.getByRole('row', { name: /daily cap of the settings 2 3 admin .*fewer texts/ }).waitFor()
    await page.getByRole('row', { name: /^holds for of stalled pipeline.*nobody saw it/i }).waitFor()
    await page.getByRole('button', { name: 'Take back body of conversation follow up 1' }).click()
    await page.getByLabel('Why').fill('it was better')
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('row', { name: /^body of/ }).waitFor({ state: 'detached' })
    const { rows } = await db.query(
      `select body like 'Hi {first_name}, it is%' as is_back from pipeline.message_templates where template = 'conversation_follow_up_1'`,
    )
    expect(rows).toEqual([{ is_back: true }])
  },
)
