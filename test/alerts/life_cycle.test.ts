import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { runScheduleNow } from '../../db/work/schedules.ts'
import { noticesIn } from '../alert_channels/story.ts'
import { clockwork } from '../support/clockwork.ts'
import { story } from '../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

/** A rule whose condition says whatever the story writes into a table; it comes as a release would bring it. */
async function aRule(db: Db, rule: Record<string, unknown>) {
  await db.query(
    `create schema if not exists story;
     create table if not exists story.said (scope text primary key, amount numeric, out_of numeric);
     grant usage on schema story to pipeline_viewer;
     grant select on story.said to pipeline_viewer`,
  )
  const columns = {
    ...{ severity: 'MEDIUM', message: 'Too many of them', measures: 'them', is_looked_for: true },
    ...{ looks_back: false, condition: 'select scope, amount, out_of from story.said' },
    ...rule,
  }
  const names = Object.keys(columns)
  await db.query(
    `insert into pipeline.alert_rules (${names}) values (${names.map((_, at) => `$${at + 1}`)})`,
    Object.values(columns),
  )
}

const say = (db: Db, scope: string, amount: number | null, outOf: number | null = null) =>
  db.query(
    `insert into story.said values ($1, $2, $3)
     on conflict (scope) do update set amount = excluded.amount, out_of = excluded.out_of`,
    [scope, amount, outOf],
  )

/** Looked at on a clock that the story moves, as by the schedule. */
async function watched(db: Db, pool: Parameters<typeof clockwork>[0]) {
  const time = await clockwork(pool, { startAt: '2026-06-01T09:00:00Z' })
  await db.query('update pipeline.schedules set enabled = false')
  return async (at?: string) => {
    if (at !== undefined) {
      const { rows } = await db.query(`select ($1::timestamptz - pipeline.now())::text as wait`, [
        `2026-06-${at}:00Z`,
      ])
      await time.pass(only(rows).wait)
    }
    await runScheduleNow(db, 'generate_alerts', 'to see')
    await time.settle()
  }
}

async function alertsOf(db: Db, type: string) {
  const { rows } = await db.query(
    `select scope, severity, message, resolved_at is null as open from pipeline.alerts where type = $1 order by created_at, scope`,
    [type],
  )
  return rows.map(
    ({ scope, severity, message, open }) => `${scope} ${severity} ${open ? 'open' : 'over'}: ${message}`,
  )
}

story(
  'an alert waits until it holds, is told again and matters more while nobody looks after it, ends, and comes anew',
  async ({ database: { db, pool } }) => {
    const look = await watched(db, pool)
    await aRule(db, {
      ...{ type: 'TOO_MANY', least_count: 5, least_share: 0.1, least_sample: 20, holds_for: '20 minutes' },
      ...{ repeats_every: '2 hours', escalates_after: '3 hours' },
    })
    await say(db, 'too few cases', 5, 19)
    await say(db, 'too small a share', 5, 51)
    await say(db, 'web', 5, 50)
    await look()
    expect(await alertsOf(db, 'TOO_MANY')).toEqual([])
    await look('01T09:15')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual([])
    await look('01T09:30')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual(['web MEDIUM open: Too many of them: 5 of 50'])
    // What it is now is said, in the same alert.
    await say(db, 'web', 6, 50)
    await look('01T11:00')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual(['web MEDIUM open: Too many of them: 6 of 50'])
    await look('01T11:30')
    await look('01T12:30')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual(['web HIGH open: Too many of them: 6 of 50'])
    // Slack tells all of them, the mail only what matters most, or begins to.
    expect((await noticesIn(db)).map((notice) => notice.split(' ').slice(1, 3).join(' '))).toEqual([
      ...['slack raised', 'slack repeated', 'email escalated', 'slack escalated'],
    ])

    const { id } = only(
      (await db.query(`select id from pipeline.alerts where type = 'TOO_MANY' and resolved_at is null`)).rows,
    )
    await db.query('select pipeline.acknowledge_alert($1)', [id])
    await look('02T12:30')
    expect(await noticesIn(db)).toHaveLength(4)

    await say(db, 'web', 4, 50)
    await look('02T12:45')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual(['web HIGH over: Too many of them: 6 of 50'])
    await say(db, 'web', 9, 50)
    await look('02T13:00')
    await look('02T13:30')
    expect(await alertsOf(db, 'TOO_MANY')).toEqual([
      'web HIGH over: Too many of them: 6 of 50',
      'web MEDIUM open: Too many of them: 9 of 50',
    ])
    // What was found in each hour is kept, and tells how other thresholds would have done.
    const { rows: tried } = await db.query(
      `select at, amount::float8, would_be_raised as raised from pipeline.try_alert_rule('TOO_MANY', '2026-06-01T00:00Z', least_count => 6)
       where scope = 'web'`,
    )
    expect(tried.map(({ at, amount, raised }) => [at.toISOString().slice(8, 13), amount, raised])).toEqual([
      ...[
        ['01T09', 5, false],
        ['01T11', 6, true],
        ['01T12', 6, true],
      ],
      ...[
        ['02T12', 4, false],
        ['02T13', 9, true],
      ],
    ])
    const since = (wait: string) =>
      db.query(
        `select from pipeline.try_alert_rule('TOO_MANY', pipeline_private.later(pipeline.now(), $1::interval))`,
        [wait],
      )
    await since('-400 days')
    await expect(since('-401 days')).rejects.toMatchObject({ code: 'VL018' })

    // It ended by itself before two people came to it.
    await say(db, 'web', 1, 50)
    await look('02T13:45')
    const { rows: late } = await db.query(
      `select ended.acknowledged_by, ended.resolved_because
       from pipeline.alerts as alerts cross join lateral pipeline.resolve_alert(alerts.id, 'I restarted it') as ended
       where alerts.type = 'TOO_MANY' and alerts.acknowledged_at is null`,
    )
    expect(late).toEqual([{ acknowledged_by: null, resolved_because: null }])
  },
)

story(
  'a condition reads what a viewer may, whoever tries it, and an alert whose rule has gone is over',
  async ({ database: { db, pool } }) => {
    const look = await watched(db, pool)
    await aRule(db, {
      ...{ type: 'WHO', looks_back: true, least_count: 1 },
      condition: `select current_user::text as scope, 1 as amount from pg_sleep(0) where $1 is not null`,
    })
    const tried = `select distinct scope, would_be_raised from pipeline.try_alert_rule('WHO', '2026-06-01T08:00Z')`
    expect((await db.query(tried)).rows).toEqual([{ scope: 'pipeline_viewer', would_be_raised: true }])
    const foreseen = `select would_raise, current_user::text as asked_by from pipeline.preview_alert_rule('WHO')`
    expect((await db.query(foreseen)).rows).toMatchObject([{ would_raise: 1 }])
    await look()
    expect(await alertsOf(db, 'WHO')).toEqual(['pipeline_viewer MEDIUM open: Too many of them: 1'])

    for (const condition of [
      `select 'all' as scope, count(*) as amount from pipeline_private.users`,
      `select 'all' as scope, 1 as amount from pipeline.hold_lead(null, 'by a rule')`,
    ]) {
      await db.query(`update pipeline.alert_rules set condition = $1 where type = 'WHO'`, [condition])
      for (const asked of [tried, foreseen])
        await expect(db.query(asked)).rejects.toMatchObject({ code: '42501' })
    }

    await db.query(`delete from pipeline.alert_rules where type = 'WHO'`)
    await look('01T09:15')
    expect(await alertsOf(db, 'WHO')).toEqual(['pipeline_viewer MEDIUM over: Too many of them: 1'])
  },
)

story(
  'nobody is told of what is silenced, nor of what follows from something that they know of, until that is over',
  async ({ database: { db, pool } }) => {
    const look = await watched(db, pool)
    await aRule(db, {
      type: 'CAUSE',
      condition: `select scope, amount from story.said where scope = 'cause'`,
    })
    await aRule(db, {
      ...{ type: 'EFFECT', covered_by: '{CAUSE}', repeats_every: '1 hour' },
      condition: `select scope, amount from story.said where scope <> 'cause'`,
    })
    const told = async () => (await noticesIn(db)).map((notice) => notice.split(' ').slice(0, 3).join(' '))
    await say(db, 'cause', 1)
    await look()
    await say(db, 'effect', 1)
    await look('01T09:15')
    expect(await alertsOf(db, 'EFFECT')).toHaveLength(1)
    await look('01T12:00')
    expect(await told()).toEqual(['cause slack raised'])
    await db.query(`delete from story.said where scope = 'cause'`)
    await look('01T12:15')
    await look('01T12:30')
    expect(await told()).toEqual(['cause slack raised', 'effect slack raised'])

    const silence = only(
      (
        await db.query(
          `select id, silenced_by from pipeline.silence_alert('EFFECT', '2026-06-01T20:00Z', 'we are at it', 'other')`,
        )
      ).rows,
    )
    await say(db, 'other', 1)
    await look('01T13:00')
    await look('01T19:00')
    expect((await told()).filter((notice) => notice.startsWith('other'))).toEqual([])
    await look('01T20:00')
    expect((await told()).filter((notice) => notice.startsWith('other'))).toEqual(['other slack raised'])

    // One that is ended before its time tells at once; who silenced and ended it is on record.
    await db.query(`select pipeline.silence_alert('EFFECT', '2026-06-02T20:00Z', 'once more')`)
    await say(db, 'third', 1)
    await look('01T20:15')
    expect((await told()).filter((notice) => notice.startsWith('third'))).toEqual([])
    await db.query(
      `select pipeline.end_silence(id, 'done') from pipeline.alert_silences where ended_at is null and id <> $1`,
      [silence.id],
    )
    expect((await told()).filter((notice) => notice.startsWith('third'))).toEqual(['third slack raised'])
    const { rows } = await db.query(
      `select operation, reason from pipeline.audit_log where table_name = 'alert_silences' order by id`,
    )
    expect(rows).toEqual([
      { operation: 'INSERT', reason: 'we are at it' },
      { operation: 'INSERT', reason: 'once more' },
      { operation: 'UPDATE', reason: 'done' },
    ])
    for (const until of ['2027-06-02T20:00Z', '2026-05-02T20:00Z'])
      await expect(
        db.query(`select pipeline.silence_alert('EFFECT', $1, 'for good')`, [until]),
      ).rejects.toMatchObject({
        ...{ code: 'VL018', message: 'a silence ends at a time to come, 90 days from now at the latest' },
      })
    await expect(
      db.query(`select pipeline.silence_alert('NO_SUCH', '2026-06-02T20:00Z', 'x')`),
    ).rejects.toMatchObject({ code: 'VL010' })

    // A cause that was silenced before anybody heard of it keeps nothing quiet.
    await db.query(`select pipeline.silence_alert('CAUSE', '2026-06-02T20:00Z', 'we know')`)
    await say(db, 'cause', 1)
    await look('02T09:00')
    await say(db, 'fifth', 1)
    await look('02T09:15')
    expect((await told()).filter((notice) => notice.startsWith('fifth'))).toEqual(['fifth slack raised'])
    await db.query(`delete from story.said where scope in ('cause', 'fifth')`)
    await look('02T21:00')

    // Not everybody hears of what matters little: it keeps nothing quiet that matters more.
    await aRule(db, {
      ...{ type: 'GRAVE', severity: 'HIGH', covered_by: '{CAUSE}', repeats_every: '1 hour' },
      condition: `select scope, amount from story.said where scope = 'grave'`,
    })
    const grave = async () => (await told()).filter((notice) => notice.startsWith('grave'))
    await say(db, 'cause', 1)
    await look('03T09:00')
    await say(db, 'grave', 1)
    await look('03T09:15')
    expect(await grave()).toEqual(['grave email raised', 'grave slack raised'])
    // Whose rule is switched off is told no more, though it is still so; nor does it keep anything quiet.
    await db.query(`update pipeline.alert_rules set enabled = false where type = 'CAUSE'`)
    await say(db, 'fourth', 1)
    await look('03T09:30')
    expect((await told()).filter((notice) => notice.startsWith('fourth'))).toEqual(['fourth slack raised'])
    await db.query(`update pipeline.alert_rules set enabled = false where type = 'GRAVE'`)
    await look('03T11:00')
    expect((await grave()).filter((notice) => notice.includes('email'))).toHaveLength(1)
  },
)

story(
  'a condition that writes, or takes too long, changes nothing, is told of, and lets the other rules be looked at',
  async ({ database: { db, pool } }) => {
    const look = await watched(db, pool)
    await aRule(db, {
      type: 'A_WRITER',
      condition: `select pipeline.hold_lead(id, 'x')::text as scope from pipeline.vendor_leads`,
    })
    await aRule(db, { type: 'B_SLEEPER', condition: `select 'x' as scope, pg_sleep(60) is null as is_wrong` })
    await aRule(db, { type: 'C_SOUND', least_count: 2 })
    await say(db, 'x', 2)
    await aLead(db)
    await look()
    expect([await alertsOf(db, 'C_SOUND'), await alertsOf(db, 'ALERT_RULE_FAILED')]).toEqual([
      ['x MEDIUM open: Too many of them: 2'],
      [
        expect.stringContaining('A_WRITER'),
        'B_SLEEPER MEDIUM open: Nobody knows whether B_SLEEPER is wrong: it takes longer than a second',
      ],
    ])
    expect(only((await db.query('select held_at from pipeline.vendor_leads')).rows).held_at).toBeNull()
    await db.query(
      `update pipeline.alert_rules set condition = 'select null as scope' where type in ('A_WRITER', 'B_SLEEPER')`,
    )
    await look('01T09:15')
    expect((await alertsOf(db, 'ALERT_RULE_FAILED')).every((alert) => alert.includes(' over'))).toBe(true)
    // What is run comes by a release, whoever else may change the rule.
    await db.query('begin; set local role pipeline_admin')
    await expect(
      db.query(`update pipeline.alert_rules set condition = 'select 1' where type = 'C_SOUND'`),
    ).rejects.toMatchObject({ code: '42501' })
    await db.query('rollback')
  },
)

story(
  'of very many leads that stand still so many or more are told of',
  async ({ database: { db, pool } }) => {
    const look = await watched(db, pool)
    await db.query(
      `update pipeline.alert_rules set least_count = 2, counts_up_to = 3, holds_for = null where type in ('STALLED_PIPELINE', 'MISSING_DATA')`,
    )
    const stand = async (howMany: number) => {
      for (let made = 0; made < howMany; made++) await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: null })
    }
    await stand(2)
    await look('05T09:00')
    const stalled = 'Many leads wait for longer than their stage lets them'
    const nameless = 'Something is wrong with the data of many leads'
    const both = async () => [
      ...(await alertsOf(db, 'STALLED_PIPELINE')),
      ...(await alertsOf(db, 'MISSING_DATA')),
    ]
    expect(await both()).toEqual([
      `pipeline MEDIUM open: ${stalled}: 2`,
      `pipeline MEDIUM open: ${nameless}: 2`,
    ])
    expect(await alertsOf(db, 'STAGE_OVERDUE')).toContainEqual(
      expect.stringMatching(/open: A lead has waited at Offer accepted since Mon 1 Jun \d\d:\d\d$/),
    )
    await stand(3)
    await look('09T09:15')
    expect(await both()).toEqual([
      expect.stringMatching(`open: ${stalled}: 3 or more$`),
      expect.stringMatching(`open: ${nameless}: 3 or more$`),
    ])
    // Whoever is on hold waits as they are to.
    await db.query(
      `select pipeline.hold_lead(id, 'probate') from (select id from pipeline.vendor_leads order by id limit 4) as leads`,
    )
    await look('09T09:30')
    expect((await both())[0]).toMatch(`over: ${stalled}: 3 or more`)
  },
)
