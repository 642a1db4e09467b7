import { expect } from 'vitest'
import { workOffBulkActs } from '../support/bulk_acts.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLeadAt, stageOf } from '../support/leads.ts'
import { barriersOn } from './support/accessible.ts'
import { cardIn } from './support/board.ts'
import { adminStory, patient } from './support/story.ts'

const wide = { viewport: { width: 3200, height: 900 } }

adminStory(
  'cards are picked by keys and clicks, moved as one with a look before, and the act is taken back where it is listed',
  patient,
  async ({ database: { db, pool }, signedIn }) => {
    const leads: string[] = []
    for (const name of ['Ada Pole', 'Ben Rose', 'Cleo West']) {
      leads.push(await aLeadAt(db, 'RETRY_1', { vendor_name: name }))
    }
    await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Dan Fox' })
    const workers = workersPoolOf(pool)
    const work = () => workOffBulkActs(workers)
    const { page } = await signedIn('operator', '/', wide)
    await cardIn(page, 'RETRY_1', 'Ada Pole').waitFor()
    const bar = page.getByRole('region', { name: 'Many leads at once' })
    const links = page.locator('section[data-stage=RETRY_1] [data-card-link]')
    await links.first().focus()
    await page.keyboard.press('x')
    await bar.getByText('1 lead').waitFor()
    await links.nth(2).click({ modifiers: ['Shift'] })
    await bar.getByText('3 leads').waitFor()
    await cardIn(page, 'OFFER_ACCEPTED', 'Dan Fox').click({
      modifiers: ['ControlOrMeta'],
      position: { x: 8, y: 40 },
    })
    await bar.getByText('4 leads').waitFor()

    await bar.getByRole('button', { name: 'Move …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Where to').selectOption('RETRY_2')
    await dialog.getByText('To be done to 3 of 4 leads; 1 lead refused:').waitFor()
    await dialog.getByText('it may not move from Offer accepted to Retry 2').waitFor()
    // A colleague is quicker with one of them.
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [leads[0]])
    await dialog.getByRole('textbox', { name: 'Why' }).fill('time to ask again')
    await dialog.getByRole('button', { name: 'Move 3 leads' }).click()
    await dialog.getByText('0 of 4 leads done.').waitFor()
    await page.getByRole('link', { name: 'Bulk 1 under way, 0 %' }).waitFor()
    await work()
    await dialog.getByText('2 of 4 leads done, 2 refused.').waitFor()
    expect(await Promise.all(leads.map((lead) => stageOf(db, lead)))).toEqual([
      'DEAD_LEAD',
      'RETRY_2',
      'RETRY_2',
    ])

    await dialog.getByRole('link', { name: 'all bulk acts' }).click()
    const act = page.getByRole('listitem', { name: 'Moved to RETRY_2' })
    await act.getByRole('button', { name: 'Show the 2 refused' }).click()
    await act.getByText('it may not move from Dead lead to Retry 2').waitFor()
    await act.getByRole('button', { name: 'Take back …' }).click()
    await page.getByText('To be taken back for 2 of 2 leads.').waitFor()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('wrong list')
    await page.getByRole('button', { name: 'Take back 2 leads' }).click()
    await page.getByRole('listitem', { name: 'Taken back' }).waitFor()
    await work()
    await act.getByText('2 of 4 leads done, 2 refused, 2 taken back.').waitFor()
    expect(await Promise.all(leads.map((lead) => stageOf(db, lead)))).toEqual([
      'DEAD_LEAD',
      'RETRY_1',
      'RETRY_1',
    ])

    // All that match, as one's own: those that nobody looks after.
    await page.goto('/?owner=-')
    await page.getByRole('button', { name: 'Many at once' }).click()
    await bar.getByRole('button', { name: 'All that match (3)' }).click()
    await bar.getByRole('button', { name: 'Assign …' }).click()
    await dialog.getByText(/^To be done to 3 of 3 leads/).waitFor()
    expect(await dialog.getByLabel('To whom').inputValue()).toBe('operator')
    expect(await barriersOn(page, '[role=dialog]'), 'the dialog of many').toEqual([])
    await dialog.getByRole('textbox', { name: 'Why' }).fill('mine from now on')
    await dialog.getByRole('button', { name: 'Assign 3 leads' }).click()
    await dialog.getByText('0 of 3 leads done.').waitFor()
    await work()
    await dialog.getByText('3 of 3 leads done.').waitFor()
    const owners = await db.query(
      'select owner, count(*)::integer as leads from pipeline.lead_owners group by owner',
    )
    expect(owners.rows).toEqual([{ owner: 'operator', leads: 3 }])

    // A deal that is lost among many is asked about as one alone is.
    await page.goto('/')
    await cardIn(page, 'OFFER_ACCEPTED', 'Dan Fox').click({
      modifiers: ['ControlOrMeta'],
      position: { x: 8, y: 40 },
    })
    await bar.getByRole('button', { name: 'Move …' }).click()
    await dialog.getByLabel('Where to').selectOption('DEAD_LEAD')
    await dialog.getByLabel('What it fell through on').selectOption('Title or lease')
    await dialog.getByRole('textbox', { name: 'Why' }).fill('the lease is too short')
    await dialog.getByRole('button', { name: 'Move 1 lead' }).click()
    await dialog.getByText('0 of 1 lead done.').waitFor()
    await work()
    await dialog.getByText('1 of 1 lead done.').waitFor()
    const { rows: lost } = await db.query('select fall_through_kind from pipeline.deals')
    expect(lost).toContainEqual({ fall_through_kind: 'title_or_lease' })

    const { page: looking } = await signedIn('viewer', '/bulk', wide)
    await looking.getByRole('listitem', { name: 'Moved to RETRY_2' }).waitFor()
    expect(await looking.getByRole('button', { name: /Take back|Pause|Cancel/ }).count()).toBe(0)
    await looking.goto('/')
    await cardIn(looking, 'RETRY_1', 'Ben Rose').click({
      modifiers: ['ControlOrMeta'],
      position: { x: 8, y: 40 },
    })
    expect(await looking.getByRole('button', { name: 'Many at once' }).count()).toBe(0)
    expect(await looking.getByRole('region', { name: 'Many leads at once' }).count()).toBe(0)
    await workers.end()
  },
)
