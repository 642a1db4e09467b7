import { expect } from 'vitest'
import { inTransaction, story } from '../../support/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { undo } from '../../support/undo.ts'

inTransaction('what a text would say to a lead is seen before, with its segments', async ({ db }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: 'Jo Smith' })
  const seen = async (body: string, lead_id: string | null) =>
    only((await db.query('select * from pipeline.preview_text($1, $2)', [body, lead_id])).rows)
  expect(await seen('Hi {first_name}, any thoughts?', lead)).toMatchObject({
    body: 'Hi Jo, any thoughts?',
    segments: 1,
    beyond_gsm: null,
  })
  expect(await seen('Hi {first_name} 🏡', lead)).toMatchObject({ beyond_gsm: '🏡' })
  expect(await seen('We offer {offer_amount}', lead)).toMatchObject({ body: null })
  expect((await seen('Hi {first_name}', null)).body.length).toBeGreaterThan(20)
})

story(
  'the words of a template and a threshold are changed with a reason, and back',
  async ({ database: { db } }) => {
    const words = async () =>
      only(
        (
          await db.query(
            `select body from pipeline.message_templates where template = 'conversation_follow_up_1'`,
          )
        ).rows,
      ).body
    const before = await words()
    await db.query(
      `select pipeline.edit_template('conversation_follow_up_1', 'Hi {first_name}? {company}', 'shorter')`,
    )
    expect(await words()).toBe('Hi {first_name}? {company}')
    const change = only(
      (
        await db.query(
          `select max(id)::text as id from pipeline.audit_log where table_name = 'message_templates'`,
        )
      ).rows,
    )
    await undo(db, change.id)
    expect(await words()).toBe(before)
    for (const [given, code] of [
      [`'conversation_follow_up_1', 'Hi {nobody}', 'x'`, 'VL013'],
      [`'conversation_follow_up_1', repeat('long ', 200), 'x'`, 'VL013'],
      [`'no_such', 'Hi', 'x'`, 'VL010'],
      [`'conversation_follow_up_1', 'Hi', ' '`, 'VL003'],
    ])
      await expect(db.query(`select pipeline.edit_template(${given})`)).rejects.toMatchObject({ code })

    const rule = await db.query(
      `select enabled, severity from pipeline.edit_alert_rule('AGENT_FAILURE', 'too loud', severity => 'LOW')`,
    )
    expect(rule.rows).toEqual([{ enabled: true, severity: 'LOW' }])
    await expect(
      db.query(`select pipeline.edit_alert_rule('AGENT_FAILURE', 'x', severity => 'LOUD')`),
    ).rejects.toMatchObject({ code: 'VL018' })
  },
)
