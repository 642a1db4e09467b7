import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { barriersOn } from '../support/accessible.ts'
import { adminStory, patient } from '../support/story.ts'

adminStory(
  'a person sends what an agent would write, and its question is answered by that',
  patient,
  async ({ database: { db }, signedIn }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'May the cat stay?')`, [lead])
    await db.query(
      `insert into pipeline.drafts (vendor_lead_id, body, author, written_by)
       values ($1, 'The cat may stay.', 'sms_agent', 'sms_agent')`,
      [lead],
    )
    const { page } = await signedIn('operator', '/inbox')
    const proposed = page.getByRole('region', { name: 'Proposed text' })
    await proposed.getByText('The cat may stay.').waitFor()
    expect(await barriersOn(page)).toEqual([])
    await proposed.getByRole('button', { name: 'Send it' }).click()
    await page.locator('[data-item]', { hasText: 'Ada Pole' }).waitFor({ state: 'detached' })
    const { rows } = await db.query(
      `select items.resolution, texts.author, texts.body
       from pipeline.review_items as items
       join pipeline.lead_messages as texts on texts.vendor_lead_id = items.vendor_lead_id and texts.body like '%cat%'
       where items.vendor_lead_id = $1`,
      [lead],
    )
    const resolution = 'Sent the text that was proposed'
    expect(rows).toEqual([{ resolution, author: 'person', body: 'The cat may stay.' }])
  },
)
