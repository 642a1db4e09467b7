import { expect } from 'vitest'
import { noteFindings } from '../../../db/work/alert_rules.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'an alert is silenced until a time and told again, and what is watched shows what it is now',
  patient,
  async ({ database: { db }, signedIn }) => {
    await noteFindings(db, 'SOURCE_QUIET', {
      found: JSON.stringify([
        {
          scope: 'web',
          amount: 3,
          out_of: 18,
          is_wrong: true,
          message: 'web brings far fewer leads than usual',
        },
        { scope: 'facebook', amount: 21, out_of: 20, is_wrong: false },
      ]),
    })
    await noteFindings(db, 'STALLED_PIPELINE', { found: JSON.stringify([{ scope: 'pipeline', amount: 12 }]) })
    await db.query('select pipeline_private.generate_alerts()')

    const { page } = await signedIn('operator', '/alerts')
    await page.getByText('web brings far fewer leads than usual').waitFor()
    await page.getByRole('button', { name: 'Silence …' }).click()
    const dialog = page.getByRole('dialog')
    expect(await barriersOn(page)).toEqual([])
    await dialog
      .getByRole('button', { name: /morning|tomorrow/i })
      .first()
      .click()
    await dialog.getByLabel('Why').fill('the advertisement is paused')
    await dialog.getByRole('button', { name: 'Silence it' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await db.query(
      `insert into pipeline.alert_silences (type, reason, silenced_by, until, ended_at, ended_by)
       select 'SOURCE_QUIET', 'one of many', 'ann', pipeline.now() + interval '1 day', pipeline.now(), 'ann' from generate_series(1, 50)`,
    )
    await page.getByText('Silences', { exact: true }).click()
    await page.getByRole('cell', { name: 'the advertisement is paused' }).waitFor()
    expect(await barriersOn(page)).toEqual([])
    await db.query(`delete from pipeline.alert_silences where silenced_by = 'ann'`)
    await page.getByRole('button', { name: 'End the silence of source quiet' }).click()
    await dialog.getByLabel('Why').fill('it runs again')
    await dialog.getByRole('button', { name: 'End it' }).click()
    await page.getByText('Nothing is silenced.').waitFor()
    await page.getByText('ended by operator').waitFor()

    await page.getByText('Rules', { exact: true }).last().click()
    await page.getByRole('cell', { name: '3 of 18, to be told' }).waitFor()
    await page.getByRole('cell', { name: 'from 51 on' }).waitFor()
    expect(await barriersOn(page)).toEqual([])

    const { page: phone } = await signedIn('viewer', '/alerts?show=rules', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    await phone.getByText('21 of 20').waitFor()
    expect([await barriersOn(phone), await isTooWide(phone)]).toEqual([[], false])
    const { rows } = await db.query('select type, scope, silenced_by, ended_by from pipeline.alert_silences')
    expect(rows).toEqual([
      { type: 'SOURCE_QUIET', scope: 'web', silenced_by: 'operator', ended_by: 'operator' },
    ])
  },
)
