import { expect } from 'vitest'
import { aLeadAt, only } from '../../support/leads.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { patient, simulatedAdminStory } from '../support/story.ts'

simulatedAdminStory(
  'an admin sees how many a rule of retention would erase, switches it on, and what was erased is listed without a name',
  patient,
  async ({ database: { db }, signedIn }) => {
    await db.query('select pipeline_private.start_simulation_clock(now(), 0)')
    const gone = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Zebedee Quixote' })
    await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline.request_transition(id, 'DEAD_LEAD', 'sold') from pipeline.vendor_leads`)
    await db.query(`select pipeline.erase_lead($1, 'Zebedee asked')`, [gone])
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '10 days')`)

    const { page } = await signedIn('admin', '/rules/retention')
    await page.getByRole('button', { name: 'Change Vendors of whom nothing came' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Nothing is older than that today.').waitFor()
    await dialog.getByLabel('Kept for').fill('a while')
    await dialog.getByText('It is a day to 100 years').waitFor()
    await dialog.getByLabel('Kept for').fill('9 days')
    await dialog.getByText('One is older than that today, and left while it is switched off.').waitFor()
    await dialog.getByRole('switch').click()
    await dialog.getByText('One is older than that today, and erased in the next night.').waitFor()
    expect(await barriersOn(page), 'a rule of retention').toEqual([])
    await dialog.getByLabel('Why').fill('agreed with our lawyer')
    await dialog.getByRole('button', { name: 'Erase what is older, every night' }).click()
    await page.getByRole('row', { name: /^Vendors of whom nothing came 9 days on 1 / }).waitFor()
    const { rows } = await db.query(
      `select kept_for::text, enabled from pipeline.retention_rules where kind = 'dead_leads'`,
    )
    expect(only(rows)).toEqual({ kept_for: '9 days', enabled: true })

    await page.getByRole('row', { name: /somebody asked for it/ }).waitFor()
    expect(await page.getByText('Zebedee').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Change Numbers that must not be texted' }).count()).toBe(0)
    expect(await barriersOn(page), 'retention').toEqual([])

    const { page: phone } = await signedIn('viewer', '/rules/retention', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    await phone.getByRole('row', { name: /^Vendors of whom nothing came/ }).waitFor()
    expect([await barriersOn(phone), await isTooWide(phone)]).toEqual([[], false])
    expect(await phone.getByRole('button', { name: /^Change/ }).count()).toBe(0)
  },
)
