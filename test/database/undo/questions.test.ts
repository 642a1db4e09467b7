import { expect } from 'vitest'
import { vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'
import { lastChange, undo } from '../../support/undo.ts'

story('what a person answered stays answered', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'DUE_DILIGENCE')
  await vendorSays(db, lead, 'when is the survey?')
  await db.query(
    `select pipeline.resolve_review_item(id, 'rang them') from pipeline.review_items where vendor_lead_id = $1`,
    [lead],
  )
  await expect(undo(db, await lastChange(db, lead, 'review_items'))).rejects.toMatchObject({ code: 'VL017' })

  // Nor is it asked again along with something else of the same transaction.
  await vendorSays(db, lead, 'and the searches?')
  await db.query(
    `with answered as (
       select pipeline.resolve_review_item(id, 'rang them') from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null
     )
     update pipeline.vendor_leads set bedrooms = (select count(*) from answered) where id = $1`,
    [lead],
  )
  await undo(db, await lastChange(db, lead))
  const { rows } = await db.query(
    `select leads.bedrooms, (select count(*)::integer from pipeline.review_items where resolved_at is null) as open,
       (select count(*)::integer from pipeline.lead_messages where direction = 'inbound' and answered_at is null) as unanswered
     from pipeline.vendor_leads as leads where leads.id = $1`,
    [lead],
  )
  expect(rows).toEqual([{ bedrooms: 3, open: 0, unanswered: 0 }])
})

story('what the move had closed is asked again, about the new visit', async ({ database: { pool: db } }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  const { rows } = await db.query(
    `select code from pipeline.request_transition($1, 'COMPLETED', 'too early')`,
    [lead],
  )
  expect(rows).toEqual([{ code: 'VL001' }])
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'wrong row')`, [lead])
  await undo(db, await lastChange(db, lead))
  const open = await db.query(
    `select items.kind, items.stage_visit = leads.stage_visit as about_now
     from pipeline.review_items as items join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
     where leads.id = $1 and items.resolved_at is null`,
    [lead],
  )
  expect(open.rows).toEqual([{ kind: 'invalid_transition', about_now: true }])
})
