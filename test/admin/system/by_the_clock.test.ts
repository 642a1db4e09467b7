import { expect } from 'vitest'
import { clockwork } from '../../support/clockwork.ts'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { patient, simulatedAdminStory } from '../support/story.ts'

simulatedAdminStory(
  'an admin has done at once what is done by the clock, and sees how it went; others see that, and what was imported',
  patient,
  async ({ database: { db, pool }, signedIn }) => {
    const time = await clockwork(pool, { startAt: '2026-07-01T10:00:00Z' })
    await db.query(
      `insert into pipeline.lead_imports (file, imported_by, began_at, row_count, imported, updated, duplicates, refused, refusals)
       values ('portal.csv', 'ann', pipeline.now(), 12, 7, 0, 4, 1, '{line 9: the phone is no number}')`,
    )
    const { page } = await signedIn('admin', '/system/schedules')
    const row = page.getByRole('row', { name: /^Raises and ends alerts/ })
    await page.getByRole('button', { name: /^Do it now: Raises and ends alerts/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Do it now' })
    await dialog.getByText('the clock goes on as it was').waitFor()
    expect(await barriersOn(page), 'doing it now').toEqual([])
    await dialog.getByRole('button', { name: 'Do it now' }).click()
    expect(await dialog.locator('textarea[name=reason]:invalid').count()).toBe(1)
    await dialog.getByRole('textbox', { name: 'Why' }).fill('the carrier is back')
    await dialog.getByRole('button', { name: 'Do it now' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await time.settle()
    const { rows } = await db.query(
      `select asked_by, reason, says, failed_because from pipeline.schedule_runs where schedule = 'generate_alerts' and slot is null`,
    )
    expect(rows).toEqual([
      { asked_by: 'admin', reason: 'the carrier is back', says: expect.any(String), failed_because: null },
    ])
    await page.reload()
    await row.getByText(rows[0]?.says).waitFor()

    const { page: theirs } = await signedIn('viewer', '/system/schedules', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    await theirs.getByText(rows[0]?.says).waitFor()
    expect(await theirs.getByRole('button', { name: 'Do it now' }).count()).toBe(0)
    expect([await barriersOn(theirs), await isTooWide(theirs)]).toEqual([[], false])
    await theirs.goto('/system/imports')
    await theirs.getByRole('row', { name: /^portal\.csv .* ann 12 7 0 4 1/ }).waitFor()
    await theirs.getByText('one row that could not be taken').click()
    await theirs.getByText('line 9: the phone is no number').waitFor()
    expect([await barriersOn(theirs), await isTooWide(theirs)]).toEqual([[], false])
  },
)
