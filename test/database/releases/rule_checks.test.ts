import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { applyRules } from '../../../db/migrate/rules.ts'
import { projectFile } from '../../../src/project_file.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLeadAt, stageOf } from '../../support/leads.ts'
import { quickFolder } from '../../support/run/test_places.ts'

const atCommit = (db: Db) => db.query('set constraints all immediate')

describe('a release is refused whole that', () => {
  inTransaction.for([
    [
      'closes a timer’s way to automation',
      `update pipeline.stage_transitions set class = 'operator', reason_required = true where from_stage = 'RETRY_1' and to_stage = 'RETRY_2'`,
      'RETRY_1: its timer timeout moves to RETRY_2, which only people may do',
    ],
    [
      'makes a timer’s way a way back only',
      `update pipeline.stage_transitions set only_return = true where from_stage = 'VIDEO_SENT' and to_stage = 'RETRY_1'`,
      'VIDEO_SENT: its timer timeout moves to RETRY_1, which is only a way back',
    ],
    [
      'requires a field of a timer’s move',
      `insert into pipeline.stage_required_fields (from_stage, to_stage, field) values ('RETRY_2', 'RETRY_3', 'vendor_email')`,
      'RETRY_2: its timer timeout moves to RETRY_3, which needs vendor_email',
    ],
    [
      'wants a reason of a timer',
      `update pipeline.stage_transitions set reason_required = true where from_stage = 'RETRY_2' and to_stage = 'RETRY_3'`,
      'RETRY_2: its timer timeout moves to RETRY_3, which wants a reason that it cannot give',
    ],
    [
      'waits for an answer to a text that it does not bring',
      `update pipeline.stage_transitions set brings_entry_text = false where from_stage = 'RETRY_1' and to_stage = 'RETRY_2'`,
      'RETRY_1: its timer timeout moves to RETRY_2, without the text that the vendor is to answer there',
    ],
    [
      'closes an agent’s way to automation',
      `update pipeline.stage_transitions set class = 'operator', reason_required = true where from_stage = 'DEAL_VALIDATION' and to_stage = 'OFFER_MADE'`,
      'DEAL_VALIDATION: its deal_validator with advance moves to OFFER_MADE, which only people may do',
    ],
    [
      'requires of an agent what only people fill in',
      `insert into pipeline.stage_required_fields (from_stage, to_stage, subject, field) values ('DEAL_VALIDATION', 'OFFER_MADE', 'deal', 'solicitor')`,
      'DEAL_VALIDATION: its deal_validator with advance moves to OFFER_MADE, which needs solicitor of the deal',
    ],
    [
      'requires what nobody can fill in',
      `insert into pipeline.stage_required_fields (from_stage, to_stage, field) values ('OFFER_ACCEPTED', 'DEAD_LEAD', 'turn')`,
      'OFFER_ACCEPTED: its move to DEAD_LEAD needs turn, which nobody can fill in',
    ],
    [
      'lets an agent write what is no fact for agents',
      `update pipeline.agents set writes = '{bedrooms, vendor_email}' where agent = 'sms_agent'`,
      'sms_agent writes vendor_email, which is no fact for agents',
    ],
    [
      'starts an agent whose answers mean nothing',
      `update pipeline.stages set entry_agent = 'deal_validator', entry_purpose = 'VALIDATE' where stage = 'VIDEO_SENT'`,
      'VIDEO_SENT: it starts deal_validator, whose answers mean nothing there',
    ],
    [
      'keeps no way out for a STOP',
      `update pipeline.stages set opt_out_ends = true where stage = 'OFFER_ACCEPTED'`,
      'OFFER_ACCEPTED: an opt-out ends a lead there, and no move of automation leads to DEAD_LEAD',
    ],
    [
      'begins nowhere',
      `update pipeline.stages set is_initial = false`,
      'there is no stage where new leads begin',
    ],
    ['has no settings', `delete from pipeline.settings`, 'there is no row of settings'],
    [
      'leaves no way out but back',
      `update pipeline.stage_transitions set class = 'operator', reason_required = true, only_return = true where from_stage = 'DUE_DILIGENCE'`,
      'DUE_DILIGENCE: it has no way out',
    ],
    [
      'takes our clock away',
      `delete from pipeline.stage_timers where stage = 'OFFER_MADE' and name = 'our_turn'`,
      'OFFER_MADE: it has no clock for our turn',
    ],
  ] as const)('%s', async ([, change, says], { db }) => {
    await db.query(change)
    await expect(atCommit(db)).rejects.toMatchObject({
      code: 'VL014',
      message: `these rules would strand leads: ${says}`,
      hint: expect.any(String),
    })
  })

  inTransaction('has several faults hears of all at once', async ({ db }) => {
    await db.query(
      `insert into pipeline.stages (stage, position, title, description, owner, probability, entry_turn, reply_agent)
       values ('CALL_BACK', 33, 'Call back', 'Somebody rings the vendor.', 'automation', 0.06, 'vendor', 'sms_agent')`,
    )
    await expect(atCommit(db)).rejects.toMatchObject({
      message:
        'these rules would strand leads: CALL_BACK: it has no clock for our turn; ' +
        "CALL_BACK: it has no clock for the vendor's turn; CALL_BACK: it has no way out; " +
        'CALL_BACK: it starts sms_agent, whose answers mean nothing there',
      hint: expect.stringContaining('Every live stage needs a timer that counts our turn. Where the vendor'),
    })
  })

  inTransaction('leaves leads without the clock by which they wait', async ({ db }) => {
    await aLeadAt(db, 'OFFER_MADE')
    await db.query('set local session_replication_role = replica')
    await db.query(`update pipeline.vendor_leads set turn = 'vendor' where pipeline_stage = 'OFFER_MADE'`)
    await db.query('set local session_replication_role = origin')
    await db.query(
      `delete from pipeline.stage_timers where stage = 'OFFER_MADE' and counted_from = 'vendor_silence'`,
    )
    await expect(atCommit(db)).rejects.toMatchObject({
      code: 'VL014',
      message: expect.stringContaining('OFFER_MADE: 1 leads wait there for the vendor'),
    })
  })
})

describe('the time zone', () => {
  inTransaction.for(['Europe/Londn', 'BST', 'GMT', 'UTC', 'europe/london', 'posix/Europe/London', '+01', ''])(
    'is not %j',
    async (zone, { db }) => {
      await expect(db.query('update pipeline.settings set time_zone = $1', [zone])).rejects.toMatchObject({
        code: 'VL014',
        column: 'time_zone',
        hint: expect.stringContaining('Europe/London'),
      })
    },
  )

  inTransaction.for(['Europe/London', 'Europe/Belfast', 'America/Argentina/Ushuaia'])(
    'may be %s',
    async (zone, { db }) => {
      await db.query('update pipeline.settings set time_zone = $1', [zone])
      await atCommit(db)
    },
  )
})

inTransaction('positions and steps of the funnel are shifted by one statement', async ({ db }) => {
  await db.query('update pipeline.stages set position = position + 1 where position > 2')
  await db.query('update pipeline.stages set funnel_step = funnel_step + 1 where funnel_step > 2')
  await db.query('update pipeline.stages set position = position - 1 where position > 2')
})

describe('a stage at which leads stand', () => {
  inTransaction('does not become terminal under them', async ({ db }) => {
    await aLeadAt(db, 'RETRY_3')
    await db.query(`delete from pipeline.stage_timers where stage = 'RETRY_3'`)
    await db.query(`delete from pipeline.stage_outcomes where stage = 'RETRY_3'`)
    await db.query(`delete from pipeline.stage_transitions where from_stage = 'RETRY_3'`)
    await db.query(
      `update pipeline.stages
       set is_terminal = true, owner = 'nobody', entry_turn = null, entry_template = null, reply_agent = null, retry_no = null, opt_out_ends = false
       where stage = 'RETRY_3'`,
    )
    await expect(atCommit(db)).rejects.toMatchObject({
      code: 'VL014',
      message: expect.stringContaining('RETRY_3: '),
    })
  })

  inTransaction('becomes a retry, or is none any more, with the next dates of its leads', async ({ db }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    const video = await aLeadAt(db, 'VIDEO_SENT')
    await db.query(`update pipeline.stages set retry_no = null where stage = 'RETRY_1'`)
    await db.query(`update pipeline.stages set retry_no = 7 where stage = 'VIDEO_SENT'`)
    await atCommit(db)
    const { rows } = await db.query(
      `select leads.id, leads.next_retry_at is not distinct from timers.due_at as follows, leads.next_retry_at is null as none
       from pipeline.vendor_leads as leads join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
       where leads.id = any ($1) order by leads.pipeline_stage`,
      [[lead, video]],
    )
    expect(rows).toEqual([
      { id: lead, follows: false, none: true },
      { id: video, follows: true, none: false },
    ])
  })
})

story('a stage is not removed under a lead that is on its way there', async ({ database: { pool, db } }) => {
  const lead = await aLeadAt(db, 'RETRY_2')
  const mover = await pool.connect()
  try {
    await mover.query('begin')
    await mover.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_3' where id = $1`, [lead])
    const removed = db.query(
      [
        'begin',
        `delete from pipeline.stage_outcomes where stage = 'RETRY_3' or to_stage = 'RETRY_3'`,
        `delete from pipeline.stage_timers where stage = 'RETRY_3'`,
        `update pipeline.stage_timers set to_stage = 'DEAD_LEAD', dead_reason = 'No response' where to_stage = 'RETRY_3'`,
        `delete from pipeline.stage_transitions where from_stage = 'RETRY_3' or to_stage = 'RETRY_3'`,
        `delete from pipeline.stages where stage = 'RETRY_3'`,
        'commit',
      ].join(';'),
    )
    const refused = expect(removed).rejects.toMatchObject({
      code: 'VL014',
      message: expect.stringContaining('RETRY_3: 1 leads'),
    })
    await untilWaiting(pool, 1)
    await mover.query('commit')
    await refused
  } finally {
    mover.release()
  }
  expect(await stageOf(db, lead)).toBe('RETRY_3')
})

story('a release that is refused says why and what to do', async ({ database: { db, url } }) => {
  const folder = await quickFolder()
  try {
    await cp(projectFile('db/rules'), folder, { recursive: true })
    await writeFile(
      join(folder, '9000-no-clock.sql'),
      `delete from pipeline.stage_timers where stage = 'OFFER_MADE' and counted_from = 'our_turn'`,
    )
    await expect(applyRules(url, () => {}, folder)).rejects.toThrow(
      'No release of db/rules was applied: these rules would strand leads: OFFER_MADE: it has no clock for our turn. Every live stage needs a timer that counts our turn.',
    )
  } finally {
    await rm(folder, { recursive: true })
  }
  const { rows } = await db.query(
    `select 1 from pipeline.stage_timers where stage = 'OFFER_MADE' and counted_from = 'our_turn'`,
  )
  expect(rows).not.toHaveLength(0)
})

story('a release that writes over what people changed by hand says so', async ({ database: { url, db } }) => {
  await db.query(
    `select pipeline.edit_template('conversation_follow_up_1', 'Hi {first_name}? {company}', 'shorter')`,
  )
  await db.query(`update pipeline.settings set daily_cap = 2`)
  const folder = await quickFolder()
  const lines: string[] = []
  try {
    await cp(projectFile('db/rules'), folder, { recursive: true })
    await writeFile(
      join(folder, '9000-words.sql'),
      `update pipeline.message_templates set body = 'Hello {first_name}, {company}' where template = 'conversation_follow_up_1';
       update pipeline.settings set daily_hard_cap = 29;`,
    )
    await applyRules(url, (line) => lines.push(line), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
  expect(lines).toEqual([
    'db/rules/9000-words.sql applied',
    expect.stringMatching(
      /^overwritten: body of message_templates conversation_follow_up_1, which postgres.* had changed by hand on \d{4}-/,
    ),
  ])
})
