import { expect } from 'vitest'
import { inTransaction, story } from '../../support/databases/database.ts'
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
    for (const wrong of [
      `severity => 'LOUD'`,
      `holds_for => '31 days'`,
      `holds_for => '-1 minute'`,
      `repeats_every => '10 minutes'`,
      `escalates_after => '1 year'`,
      `least_count => 10001`,
    ])
      await expect(
        db.query(`select pipeline.edit_alert_rule('STALLED_PIPELINE', 'x', ${wrong})`),
        wrong,
      ).rejects.toMatchObject({ code: 'VL018' })
    const waits = async (given: string) =>
      only(
        (
          await db.query(
            `select holds_for::text, repeats_every::text, escalates_after::text
             from pipeline.edit_alert_rule('STALLED_PIPELINE', 'sooner', ${given})`,
          )
        ).rows,
      )
    expect(await waits(`repeats_every => '4 hours'`)).toEqual({
      ...{ holds_for: '00:30:00', repeats_every: '04:00:00', escalates_after: '1 day' },
    })
    expect(await waits(`holds_for => '0', repeats_every => '0', escalates_after => '0'`)).toEqual({
      ...{ holds_for: null, repeats_every: null, escalates_after: null },
    })
  },
)

story(
  'a wait and a threshold are seen before, changed with a reason, listed beside what the release says, and taken back',
  async ({ database: { db } }) => {
    const [early, moved] = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_1')]
    await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '9 days', 'asked for time')`, [
      moved,
    ])
    const nobody = { waiting: 0, due_at_once: 0, moved_by_people: 0 }
    const name = only(
      (
        await db.query<{ name: string }>('select name from pipeline.lead_timers where vendor_lead_id = $1', [
          early,
        ])
      ).rows,
    ).name
    expect(await db.query(`select * from pipeline.preview_timer('RETRY_1', 'none', '1 hour')`)).toMatchObject(
      { rows: [nobody] },
    )
    const timer = (after: string) =>
      db.query('select * from pipeline.preview_timer($1, $2, $3)', ['RETRY_1', name, after])
    expect((await timer('72 hours')).rows).toEqual([{ waiting: 1, due_at_once: 0, moved_by_people: 1 }])
    expect((await timer('0 seconds')).rows).toEqual([{ waiting: 1, due_at_once: 1, moved_by_people: 1 }])

    await db.query('select pipeline.edit_timer($1, $2, $3, $4)', [
      'RETRY_1',
      name,
      '96 hours',
      'more patience',
    ])
    const { rows } = await db.query(
      `select vendor_lead_id = $1 as early, due_at > pipeline.now() + interval '95 hours' as later from pipeline.lead_timers order by 1`,
      [early],
    )
    expect(rows).toEqual([
      { early: false, later: true },
      { early: true, later: true },
    ])
    await db.query(`select pipeline.edit_settings('fewer texts', daily_cap => 2)`)

    const changed = async () =>
      (
        await db.query(
          `select table_name, row_id, column_name, present_value, released_value, reason, audit_id::text as id from pipeline.changed_rules order by 1 desc`,
        )
      ).rows
    const [wait, cap] = await changed()
    expect(wait).toMatchObject({ row_id: `RETRY_1:${name}`, column_name: 'after', reason: 'more patience' })
    expect(cap).toMatchObject({
      column_name: 'daily_cap',
      present_value: '2',
      released_value: '3',
      reason: 'fewer texts',
    })
    await undo(db, String(wait?.id))
    expect(await changed()).toHaveLength(1)

    for (const [call, code] of [
      [`edit_timer('RETRY_1', 'no_such', '1 hour', 'x')`, 'VL010'],
      [`edit_timer('RETRY_1', '${name}', '10 seconds', 'x')`, 'VL018'],
      [`edit_timer('RETRY_1', '${name}', null, 'x')`, 'VL018'],
      [`edit_timer('RETRY_1', '${name}', '1 hour', '')`, 'VL003'],
      [`edit_settings('x', daily_cap => 500)`, 'VL018'],
      [`edit_settings('x', acceptance_confidence => 7)`, 'VL018'],
      [`edit_settings(' ', daily_cap => 1)`, 'VL003'],
    ])
      await expect(db.query(`select pipeline.${call}`), call).rejects.toMatchObject({ code })
  },
)
