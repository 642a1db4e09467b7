import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'

const logins = ['postgres', 'a_dba', 'a_dba as the owner', 'pipeline_owner'] as const

/** A login of its own that may write everything, as whoever installed the database may. */
async function loginAs(db: Db, login: (typeof logins)[number]): Promise<void> {
  const name = login.split(' ')[0]
  if (name === 'a_dba') await db.query('create role a_dba login in role pipeline_owner')
  await db.query(`set session authorization ${name}`)
  if (login === 'a_dba as the owner') await db.query('set role pipeline_owner')
}

describe('what the pipeline keeps for itself is refused by a plain UPDATE', () => {
  const deeds: Record<string, string> = {
    held_at: 'now()',
    hold_id: 'gen_random_uuid()',
    hold_reason: "'wait'",
    held_until: 'now()',
    taken_over_by: "'hannah'",
    opted_out_at: 'now()',
    merged_into: 'gen_random_uuid()',
    turn: "case turn when 'us' then 'vendor' else 'us' end",
    turn_since: "now() - interval '9 days'",
    retry_count: '7',
    agent_retry_count: '7',
    next_retry_at: 'now()',
    last_contact_at: 'now()',
    last_inbound_at: 'now()',
    last_outbound_at: 'now()',
    conversation_started_at: "now() - interval '9 days'",
    offer_sent_at: 'now()',
    offer_accepted_at: 'now()',
    offer_rejected_at: 'now()',
  }
  for (const login of logins) {
    for (const [column, value] of Object.entries(deeds)) {
      inTransaction(`${column}, by ${login}`, async ({ db }) => {
        const lead = await aLeadAt(db, 'OFFER_MADE')
        await loginAs(db, login)
        const deed = `update pipeline.vendor_leads set ${column} = ${value} where id = $1`
        await expect(db.query(deed, [lead])).rejects.toMatchObject({
          code: 'VL008',
          detail: expect.stringContaining(column),
          hint: expect.any(String),
        })
      })
    }
  }

  inTransaction('every column that was granted to nobody is such a one', async ({ db }) => {
    const { rows } = await db.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = 'pipeline.vendor_leads'::regclass and attnum > 0 and not attisdropped
         and not has_column_privilege('pipeline_admin', attrelid, attnum, 'update')
         and attname not in ('id', 'created_at', 'updated_at', 'stage_visit', 'stage_entered_at', 'previous_stage')`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(deeds).sort())
  })

  inTransaction('a new lead is neither held nor opted out by its INSERT', async ({ db }) => {
    await expect(
      db.query(
        `insert into pipeline.vendor_leads (vendor_phone, opted_out_at) values ('07700900123', now())`,
      ),
    ).rejects.toMatchObject({ code: 'VL008' })
  })

  for (const login of logins) {
    inTransaction(`facts, moves and what functions of ours do for ${login} are not`, async ({ db }) => {
      const lead = await aLeadAt(db, 'OFFER_MADE')
      await loginAs(db, login)
      await db.query(
        `update pipeline.vendor_leads set bedrooms = 5, pipeline_stage = 'VIDEO_SENT' where id = $1`,
        [lead],
      )
      await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
      await db.query('reset role; reset session authorization')
      const { rows } = await db.query(
        `select from pipeline.audit_log where table_name = any (pipeline_private.traced_tables())`,
      )
      expect(rows).toEqual([])
    })
  }

  inTransaction('an offer above the market value, by the owner', async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await db.query('set local role pipeline_owner')
    await expect(
      db.query('update pipeline.vendor_leads set offer_amount = 900000 where id = $1', [lead]),
    ).rejects.toMatchObject({ code: 'VL026' })
  })
})

describe('what is done by hand to texts, timers, runs and alerts is on record', () => {
  const deeds: [string, string][] = [
    ['lead_messages', `update pipeline.lead_messages set body = 'Forget it' where vendor_lead_id = $1`],
    ['lead_messages', 'delete from pipeline.lead_messages where vendor_lead_id = $1'],
    [
      'lead_timers',
      `update pipeline.lead_timers set due_at = due_at + interval '9 days' where vendor_lead_id = $1`,
    ],
    ['lead_timers', 'delete from pipeline.lead_timers where vendor_lead_id = $1'],
    ['agent_runs', `update pipeline.agent_runs set attempt = 2 where vendor_lead_id = $1`],
    [
      'alerts',
      `insert into pipeline.alerts (type, severity, message, vendor_lead_id, scope)
       select type, 'HIGH', 'look', $1, 'by hand' from pipeline.alert_rules order by type limit 1`,
    ],
  ]
  for (const login of logins) {
    for (const [table, deed] of deeds) {
      inTransaction(`${deed.split('\n')[0]}, by ${login}`, async ({ db }) => {
        const lead = await aLeadAt(db, 'AI_CONVERSATION')
        await db.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
        expect(await traces(db, lead)).toEqual([])

        await loginAs(db, login)
        await db.query(`set local pipeline.reason = 'a slip'`)
        const { rowCount } = await db.query(deed, [lead])
        await db.query('reset role; reset session authorization; set constraints all immediate')

        const found = await traces(db, lead)
        expect(found).toHaveLength(rowCount ?? 0)
        expect(found[0]).toMatchObject({
          table_name: table,
          operation: deed.slice(0, 6).toUpperCase(),
          actor_kind: 'sql',
          session_login: login.split(' ')[0],
          reason: 'a slip',
        })
        expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
      })
    }
  }

  inTransaction('under the role of the owner, too', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query('set local role pipeline_owner')
    await db.query(
      `update pipeline.lead_timers set due_at = due_at + interval '1 day' where vendor_lead_id = $1`,
      [lead],
    )
    await db.query('reset role')
    expect(await traces(db, lead)).toHaveLength(1)
  })

  inTransaction('and no undo takes it back', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(
      `update pipeline.lead_timers set due_at = due_at + interval '1 day' where vendor_lead_id = $1`,
      [lead],
    )
    const { id } = only(await traces(db, lead))
    await expect(db.query(`select pipeline.undo_manual_change($1, 'a slip')`, [id])).rejects.toMatchObject({
      code: 'VL017',
    })
  })

  async function traces(db: Db, lead: string): Promise<{ id: string }[]> {
    const { rows } = await db.query<{ id: string }>(
      `select * from pipeline.audit_log
       where vendor_lead_id = $1 and table_name = any (pipeline_private.traced_tables()) order by id`,
      [lead],
    )
    return rows
  }
})
