import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'an alert appears without reload, is looked after, and is over with a reason',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    const { page } = await signedIn('operator', '/alerts')
    await page.getByText('Nothing is the matter.').waitFor()
    await db.query(`select pipeline_private.raise_alert('STAGE_OVERDUE', 'lead', null, $1)`, [lead])
    await db.query(`select pipeline_private.raise_alert('STUCK_JOB', 'job:1', 'A job was given up')`)
    const alerts = page.getByRole('list', { name: /Open alerts/ }).getByRole('listitem')
    await alerts.nth(1).waitFor()
    expect(await alerts.first().getAttribute('data-severity')).toBe('HIGH')
    await page.getByRole('navigation').getByLabel('2 open, 1 of them high').waitFor()
    expect(await barriersOn(page)).toEqual([])

    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await alerts.first().getByText('operator looks after it').waitFor()
    await page.keyboard.press('r')
    await page.getByLabel('Why it is over').fill('done by hand')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').getByLabel('1 open').waitFor()
    expect(await alerts.count()).toBe(1)

    await page.getByText('History').click()
    await page.getByText('operator: “done by hand”').waitFor()
    const { rows } = await db.query(
      'select acknowledged_by, resolved_by from pipeline.alerts where resolved_at is not null',
    )
    expect(rows).toEqual([{ acknowledged_by: 'operator', resolved_by: 'operator' }])

    const { page: phone } = await signedIn('viewer', '/alerts', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    await phone.getByRole('link', { name: 'Ada Pole' }).waitFor()
    expect(await phone.getByRole('button', { name: /look after|is over/ }).count()).toBe(0)
    expect([await barriersOn(phone), await isTooWide(phone)]).toEqual([[], false])
  },
)
