import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { inTransaction, letRepairs, type OwnDatabase, story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'

const monday = '2026-03-09T09:00:00Z'

async function waitsFor(db: Db, lead: string): Promise<{ name: string; hours: number }> {
  const { rows } = await db.query<{ name: string; hours: number }>(
    `select name, extract(epoch from coalesce(remaining, due_at - pipeline.now()))::float8 / 3600 as hours
     from pipeline.lead_timers where vendor_lead_id = $1`,
    [lead],
  )
  return only(rows)
}

async function remindersOf(db: Db, lead: string): Promise<string[]> {
  const { rows } = await db.query<{ template: string }>(
    `select template from pipeline.lead_messages
     where vendor_lead_id = $1 and template like 'conversation_follow_up%' order by text_no`,
    [lead],
  )
  return rows.map(({ template }) => template)
}

/** The silences of a conversation that these stories count, whatever the rules have. */
const silences = `
  delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and counted_from = 'vendor_silence';
  insert into pipeline.stage_timers (stage, name, after, counted_from, action, template, to_stage, dead_reason)
  values
    ('AI_CONVERSATION', 'follow_up_1', '24 hours', 'vendor_silence', 'send', 'conversation_follow_up_1', null, null),
    ('AI_CONVERSATION', 'follow_up_2', '48 hours', 'vendor_silence', 'send', 'conversation_follow_up_2', null, null),
    ('AI_CONVERSATION', 'no_response', '72 hours', 'vendor_silence', 'move', null, 'DEAD_LEAD', 'No response')`

/** A lead whose vendor has been silent for so long, with what came due on the way done. */
async function silentFor({ pool, db }: OwnDatabase, time: string) {
  const clock = await clockwork(pool, { startAt: monday })
  await change(db, silences)
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query(`delete from pipeline.agent_runs`)
  await clock.pass(time)
  return { clock, lead }
}

async function change(db: Db, ...statements: string[]): Promise<void> {
  await db.query(['begin', ...statements, 'commit'].join(';'))
}

const inserted = (after: string) => `
  insert into pipeline.stage_timers (stage, name, after, counted_from, action, template)
  values ('AI_CONVERSATION', 'nudge', '${after}', 'vendor_silence', 'send', 'conversation_follow_up_1')`

describe('a release that inserts a reminder', () => {
  story('reaches those who wait, whether or not they had the one before', async ({ database }) => {
    const { clock, lead } = await silentFor(database, '30 hours')
    const { db } = database
    const fresh = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`delete from pipeline.agent_runs`)
    expect(await waitsFor(db, lead)).toEqual({ name: 'follow_up_2', hours: 18 })
    await change(db, inserted('36 hours'))
    expect(await waitsFor(db, lead)).toEqual({ name: 'nudge', hours: 6 })
    expect(await waitsFor(db, fresh)).toEqual({ name: 'follow_up_1', hours: 24 })

    await clock.pass('42 hours 1 minute')
    expect(await remindersOf(db, fresh)).toHaveLength(2)
    // The nudge waited for the morning, and what follows it waits for an answer to it.
    await clock.pass('12 hours')
    expect(await remindersOf(db, lead)).toEqual([
      'conversation_follow_up_1',
      'conversation_follow_up_1',
      'conversation_follow_up_2',
    ])
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  })

  story('leaves alone those for whom it comes too late, or whom a person has timed', async ({ database }) => {
    const { lead } = await silentFor(database, '40 hours')
    const { db } = database
    const moved = await aLeadAt(db, 'AI_CONVERSATION')
    await db.query(`select pipeline.move_timer($1, pipeline.now() + interval '50 hours', 'on holiday')`, [
      moved,
    ])
    await change(db, inserted('36 hours'))
    expect(await waitsFor(db, lead)).toEqual({ name: 'follow_up_2', hours: 8 })
    expect(await waitsFor(db, moved)).toEqual({ name: 'follow_up_1', hours: 50 })
  })

  story('reaches those who are held as they were when they were held', async ({ database }) => {
    const { clock, lead } = await silentFor(database, '30 hours')
    const { db } = database
    await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
    await clock.pass('100 hours')
    await change(db, inserted('36 hours'))
    expect(await waitsFor(db, lead)).toEqual({ name: 'nudge', hours: 6 })
  })
})

describe('a release that writes the timers anew', () => {
  story('skips nobody: rows deleted and written again are the same by their names', async ({ database }) => {
    const { clock, lead } = await silentFor(database, '30 hours')
    const { db } = database
    await change(
      db,
      `create temp table written as select * from pipeline.stage_timers where stage = 'AI_CONVERSATION'`,
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION'`,
      `insert into pipeline.stage_timers select * from written where name <> 'follow_up_2'`,
      `insert into pipeline.stage_timers select * from written where name = 'follow_up_2'`,
    )
    expect(await waitsFor(db, lead)).toEqual({ name: 'follow_up_2', hours: 18 })
    await clock.pass('43 hours')
    expect(await remindersOf(db, lead)).toEqual(['conversation_follow_up_1', 'conversation_follow_up_2'])
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  })

  story('sends nobody the same reminder twice', async ({ database }) => {
    const { clock, lead } = await silentFor(database, '30 hours')
    const { db } = database
    await change(
      db,
      `update pipeline.stage_timers set after = '72 hours' - after
       where stage = 'AI_CONVERSATION' and name like 'follow_up_%'`,
    )
    await clock.pass('43 hours')
    expect(await remindersOf(db, lead)).toEqual(['conversation_follow_up_1', 'conversation_follow_up_2'])
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  })
})

describe('a release that removes a timer', () => {
  story('goes on with the next that lies ahead', async ({ database }) => {
    const { lead } = await silentFor(database, '30 hours')
    const { db } = database
    await change(
      db,
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'follow_up_2'`,
    )
    expect(await waitsFor(db, lead)).toEqual({ name: 'no_response', hours: 42 })
  })

  story('shows a person who has nothing left to wait for', async ({ database }) => {
    const { lead } = await silentFor(database, '50 hours')
    const { db } = database
    await change(
      db,
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'no_response'`,
    )
    const { rows } = await db.query(
      'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null',
      [lead],
    )
    expect(rows).toEqual([{ kind: 'stage_overdue' }])
  })
})

inTransaction('a timer without a name is named after what it does', async ({ db }) => {
  const { rows } = await db.query(
    `insert into pipeline.stage_timers (stage, after, counted_from, action, template, to_stage)
     values ('OFFER_ACCEPTED', '2 days', 'vendor_silence', 'send', 'video', null),
       ('OFFER_ACCEPTED', '9 days', 'vendor_silence', 'move', null, 'DEAD_LEAD')
     returning name`,
  )
  expect(rows).toEqual([{ name: 'video' }, { name: 'dead_lead' }])
})

story(
  'a release and timers that fire take their locks in the same order',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: monday })
    await db.query(
      `update pipeline.stage_timers set after = '48 hours' where stage in ('RETRY_1', 'RETRY_2') and name = 'timeout'`,
    )
    const leads = [await aLeadAt(db, 'RETRY_1'), await aLeadAt(db, 'RETRY_2')]
    await time.settle()
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '48 hours')`)
    const [operator, releasing] = [await pool.connect(), await pool.connect()]
    try {
      await operator.query('begin')
      await operator.query('select from pipeline.vendor_leads where id = $1 for no key update', [leads[0]])
      await releasing.query('begin')
      await releasing.query(
        `update pipeline.stage_timers set after = '47 hours' where stage in ('RETRY_1', 'RETRY_2') and name = 'timeout'`,
      )
      const released = releasing.query('commit')
      await untilWaiting(pool, 1)
      for (const lead of leads.slice(0, 1)) {
        const { rows } = await operator.query('select pipeline_private.fire_timer($1) as did', [lead])
        expect(rows).toEqual([{ did: 'move' }])
      }
      await operator.query('commit')
      await released
    } finally {
      operator.release()
      releasing.release()
    }
    expect(await stageOf(db, leads[0] as string)).toBe('RETRY_2')
  },
)

story('a release that has a reminder leave at once leaves nothing to repair', async ({ database }) => {
  const { clock, lead } = await silentFor(database, '20 hours')
  await change(
    database.db,
    `update pipeline.stage_timers set after = after / 2 where stage = 'AI_CONVERSATION' and counted_from = 'vendor_silence'`,
  )
  await clock.settle()
  expect(await remindersOf(database.db, lead)).toEqual(['conversation_follow_up_1'])
  const next = await waitsFor(database.db, lead)
  // The grace after a text, though the rules would have the next in four hours.
  expect(next).toEqual({ name: 'follow_up_2', hours: 12 })
  await database.db.query('select pipeline_private.run_self_check(false)')
  expect(await waitsFor(database.db, lead)).toEqual(next)
})

story(
  'who came to the stage while a release was under way is placed by the next look',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: monday })
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    await time.settle()
    const mover = await pool.connect()
    try {
      await mover.query('begin')
      await mover.query(`update pipeline.vendor_leads set pipeline_stage = 'RETRY_1' where id = $1`, [lead])
      await change(
        db,
        `update pipeline.stage_timers set after = '60 hours' where stage = 'RETRY_1' and name = 'timeout'`,
      )
      await mover.query('commit')
    } finally {
      mover.release()
    }
    await letRepairs(db)
    await db.query('select pipeline_private.run_self_check(false)')
    expect(await waitsFor(db, lead)).toEqual({ name: 'timeout', hours: 60 })
    const { rows } = await db.query('select mended from pipeline_private.run_self_check(false)')
    expect(rows).toEqual([{ mended: 0 }])
  },
)
