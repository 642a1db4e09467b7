import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { vendorSaysBesidePages } from '../../support/conversation.ts'
import { aLeadAt } from '../../support/leads.ts'
import { adminStory, patient, simulatedAdminStory } from '../support/story.ts'

adminStory(
  'all that was ever said, noted or done can be read, however much it is, and what comes meanwhile leaves no gap',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole' })
    await db.query(
      `select pipeline.send_message($1, 'Text number ' || number, send_at => pipeline.now() + interval '1 day')
       from generate_series(1, 130) as number`,
      [lead],
    )
    await db.query(
      `select pipeline.add_note($1, 'Note number ' || number) from generate_series(1, 55) as number`,
      [lead],
    )
    await db.query(
      `select pipeline.edit_note(id, is_pinned => true) from pipeline.notes where body = 'Note number 2'`,
    )
    const { page } = await signedIn('operator', `/leads/${lead}`)
    const texts = page.getByRole('log', { name: 'Texts' })
    await texts.getByText('Text number 71', { exact: true }).waitFor()
    expect(await texts.getByRole('article').count()).toBe(60)
    await page.getByRole('button', { name: 'Show earlier texts' }).click()
    await texts.getByText('Text number 1', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show earlier texts' }).waitFor({ state: 'detached' })
    // The newest push others out of what is read again and again.
    await vendorSaysBesidePages(db, lead, 'How are you')
    await texts.getByText('How are you').waitFor()
    expect(await texts.getByRole('article').count()).toBe(131)

    // What is pinned is never far down.
    await page.locator('#notes').getByText('Note number 2', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show earlier notes' }).click()
    await page.locator('#notes').getByText('Note number 1', { exact: true }).waitFor()
    expect(await page.locator('#notes').getByText('Note number 2', { exact: true }).count()).toBe(1)
    const happened = await db.query('select from pipeline.pipeline_events where vendor_lead_id = $1', [lead])
    const shown = () => page.locator('#timeline li').count()
    for (let before = await shown(); before < (happened.rowCount ?? 0); before = await shown()) {
      await page.getByRole('button', { name: 'Show earlier events' }).click()
      await expect.poll(shown, patient).toBeGreaterThan(before)
    }
    expect(await shown()).toBe(happened.rowCount)

    const saved = async (list: string) => {
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: `CSV of ${list}` }).click()
      return (await readFile(await (await saving).path(), 'utf8')).trim().split('\r\n')
    }
    const ofTexts = await saved('texts')
    expect(ofTexts).toHaveLength(1 + 131)
    expect(ofTexts.at(0)).toContain('At,Written by,Text,Status')
    expect(ofTexts.filter((line) => line.includes(',vendor,How are you,'))).toHaveLength(1)
    expect(await saved('notes and calls')).toHaveLength(1 + 55)
    expect(await saved('events')).toHaveLength(1 + (happened.rowCount ?? 0))
  },
)

simulatedAdminStory(
  'as of a time all that there was by then is shown, however much has come since',
  patient,
  async ({ database: { db }, signedIn }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-06-01T09:00:00Z', 0)`)
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Ada Pole', asking_price: 150_000 })
    const writeTexts = (first: number, last: number) =>
      db.query(
        `select pipeline.send_message($1, 'Text number ' || number, send_at => pipeline.now() + interval '20 days')
         from generate_series($2::integer, $3) as number`,
        [lead, first, last],
      )
    await writeTexts(1, 70)
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '2 days')`)
    await writeTexts(71, 140)
    await db.query('update pipeline.vendor_leads set asking_price = 170000 where id = $1', [lead])

    const { page } = await signedIn('operator', `/leads/${lead}`)
    const text = (number: number) =>
      page.getByRole('log', { name: 'Texts' }).getByText(`Text number ${number}`, { exact: true })
    await text(140).waitFor()
    await page.getByRole('button', { name: 'As of …' }).click()
    await page.getByLabel('As it was at').fill('2026-06-02T10:00')
    await page.getByRole('button', { name: 'Show it' }).click()
    await text(70).waitFor()
    expect(await text(71).count()).toBe(0)
    await page.getByText('£150,000').first().waitFor()
    await page.getByRole('button', { name: 'Show earlier texts' }).click()
    await text(1).waitFor()
    await page.getByRole('button', { name: 'Show earlier texts' }).waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Back to now' }).click()
    await text(140).waitFor()
    await page.getByText('£170,000').first().waitFor()
  },
)
