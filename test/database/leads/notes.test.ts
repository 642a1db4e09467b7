import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

inTransaction('a note is signed by its author, who alone corrects it', async ({ db }) => {
  const lead = await aLead(db)
  const { rows } = await db.query(`select * from pipeline.add_note($1, ' Has two dogs. ')`, [lead])
  const note = only(rows)
  expect(note).toMatchObject({ body: 'Has two dogs.', is_pinned: false, corrected_at: null })

  const corrected = await db.query(`select * from pipeline.edit_note($1, 'Has three dogs.', true)`, [note.id])
  expect(corrected.rows).toMatchObject([{ body: 'Has three dogs.', is_pinned: true }])
  expect(only(corrected.rows).corrected_at).not.toBeNull()

  await db.query(`select set_config('application_name', 'somebody else', true)`)
  await db.query('savepoint theirs')
  await expect(db.query(`select pipeline.edit_note($1, 'No dogs.')`, [note.id])).rejects.toMatchObject({
    code: 'VL004',
  })
  await db.query('rollback to theirs')
  const pinned = await db.query(`select * from pipeline.edit_note($1, is_pinned => false)`, [note.id])
  expect(pinned.rows).toMatchObject([{ body: 'Has three dogs.', is_pinned: false }])

  const record = await db.query(
    `select operation, new_values -> 'body' as body from pipeline.audit_log where table_name = 'notes' order by id`,
  )
  expect(record.rows).toMatchObject([
    { operation: 'INSERT', body: 'Has two dogs.' },
    { operation: 'UPDATE', body: 'Has three dogs.' },
    { operation: 'UPDATE' },
  ])
})

inTransaction('a note may be about a question, also one that concerns no lead', async ({ db }) => {
  const lead = await aLead(db)
  const { rows } = await db.query(
    `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as of_lead,
       pipeline_private.open_review_item(null, 'unknown_sender', 'A text from an unknown number') as of_none`,
    [lead],
  )
  const { of_lead, of_none } = only(rows)
  const of = async (item: string) =>
    only(
      (
        await db.query(
          `select vendor_lead_id, review_item_id from pipeline.add_item_note($1, 'Asked Sam.')`,
          [item],
        )
      ).rows,
    )
  expect(await of(of_lead)).toEqual({ vendor_lead_id: lead, review_item_id: of_lead })
  expect(await of(of_none)).toEqual({ vendor_lead_id: null, review_item_id: of_none })
})

inTransaction('a note about nothing, or that says nothing, is refused', async ({ db }) => {
  const lead = await aLead(db)
  for (const [given, code] of [
    [[lead, ' '], 'VL013'],
    [[null, 'Has two dogs.'], 'VL010'],
    [['00000000-0000-0000-0000-000000000000', 'Has two dogs.'], 'VL010'],
  ] as const) {
    await db.query('savepoint before')
    await expect(db.query('select pipeline.add_note($1, $2)', [...given])).rejects.toMatchObject({ code })
    await db.query('rollback to before')
  }
})
