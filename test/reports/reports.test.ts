import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { findReport, readReportNow } from '../../db/reports/reports.ts'
import { runScheduleNow, startDueSchedules } from '../../db/work/schedules.ts'
import { channelStory, telling } from '../alert_channels/story.ts'
import { inTransaction, story } from '../support/databases/database.ts'
import { aLead, aLeadAt } from '../support/leads.ts'

async function onlyBySchedule(db: Db, ...schedules: string[]): Promise<void> {
  await db.query('update pipeline.schedules set enabled = schedule = any ($1), since = pipeline.now()', [
    schedules,
  ])
}

/** The HTML of a letter as it came over the wire. */
function htmlOf(letter: string): string {
  const [, encoded = ''] = letter.split(/content-type: text\/html[^\n]*\n/i)
  return encoded
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
}

channelStory(
  'the morning report comes at seven, once, with figures that are those of the day, and first names only',
  async ({ database, slack, mail }) => {
    const { db } = database
    const time = await telling(database, { slack, mail }) // Monday, 09:00
    const ann = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Ann Lee', vendor_phone: '+447700900123' })
    await db.query(
      `update pipeline.deals set expected_exchange_on = '2026-06-01', completed_on = null where vendor_lead_id = $1`,
      [ann],
    )
    await onlyBySchedule(db, 'update_metrics', 'write_morning_report')
    await aLead(db, { source: 'facebook' })
    await time.pass('21 hours')
    await startDueSchedules(db)
    await time.pass('61 minutes')
    expect(mail.taken).toEqual([])
    await startDueSchedules(db)
    // It waits for the figures, whichever of the two is taken up first.
    await time.pass('2 minutes')

    const { rows: runs } = await db.query(
      'select schedule, failed_because from pipeline.schedule_runs where failed_because is not null',
    )
    expect(runs).toEqual([])
    expect(mail.taken).toHaveLength(1)
    const [letter = ''] = mail.taken
    expect(letter).toContain('Subject: Morning report, Monday 1 June 2026')
    expect(htmlOf(letter)).toContain(`https://pipeline.example.com/leads/${ann}`)
    expect(letter).toContain('Ann')
    expect(letter + JSON.stringify(slack.posted)).not.toMatch(/Lee|900123|High Street/)
    expect(JSON.stringify(slack.posted.at(-1)?.blocks)).toContain('Exchange was expected on 1 June')

    const report = await findReport(db, { kind: 'morning' })
    expect(report).toMatchObject({ day: '2026-06-01', fromDay: '2026-06-01' })
    const { rows: values } = await db.query(
      `select values.figure, coalesce(values.median, values.value) as value
       from pipeline.figure_values(null, '2026-06-01', '2026-06-01') as values where values.scope = ''`,
    )
    const known = Object.fromEntries(values.map(({ figure, value }) => [figure, value]))
    const whole = report?.figures.filter(({ toDay }) => toDay === '2026-06-01') ?? []
    expect(whole.length).toBeGreaterThan(6)
    for (const { figure, value } of whole) expect([figure, value]).toEqual([figure, known[figure]])
    const { rows: kept } = await db.query('select figures, findings from pipeline.reports')
    expect(JSON.stringify(kept)).toContain(ann)
    expect(JSON.stringify(kept)).not.toMatch(/Ann|Lee|900123/)

    // Asked for once more it is not sent again; and who is forgotten is in no report any more.
    await runScheduleNow(db, 'write_morning_report', 'where is it?')
    await time.pass('10 minutes')
    expect(mail.taken).toHaveLength(1)
    await db.query('update pipeline.vendor_leads set vendor_name = null where id = $1', [ann])
    expect((await findReport(db, { kind: 'morning' }))?.findings[0]).toMatchObject({ name: null })
  },
)

channelStory(
  'a mail server that breaks the line has the letter once more under the same name, never another; a week is caught up once',
  async ({ database, mail }) => {
    const { db } = database
    const time = await telling(database, { mail })
    await time.settle()
    mail.mode = 'lost_answer'
    // Nobody was at work for ten days: of what was missed the last is written.
    await onlyBySchedule(db, 'write_morning_report', 'write_daily_report', 'write_weekly_report')
    await time.pass('240 hours')
    await startDueSchedules(db)
    await time.pass('20 seconds')
    mail.mode = 'accept'
    await time.pass('10 minutes')
    const { rows } = await db.query(
      'select kind, from_day::text, day::text from pipeline.reports order by kind',
    )
    expect(rows).toEqual([
      { kind: 'daily', from_day: '2026-06-10', day: '2026-06-10' },
      { kind: 'morning', from_day: '2026-06-10', day: '2026-06-10' },
      { kind: 'weekly', from_day: '2026-05-31', day: '2026-06-06' },
    ])
    const names = mail.taken.map((letter) => /^Message-ID: (.*)$/im.exec(letter)?.[1])
    expect(new Set(names).size).toBe(2)
    const { rows: sent } = await db.query(
      'select distinct status from pipeline.alert_deliveries where channel = $1',
      ['email'],
    )
    expect(sent).toEqual([{ status: 'sent' }])
  },
)

channelStory('a company without a lead has a report that reads well', async ({ database }) => {
  const { db } = database
  await telling(database, {})
  for (const kind of ['morning', 'daily', 'weekly'] as const) {
    const report = await readReportNow(db, kind)
    expect(report?.findings).toEqual([])
    expect(report?.figures.find(({ figure }) => figure === 'new_leads')).toMatchObject({ before: null })
  }
  const nobody = await database.pool.connect()
  await nobody.query('set role pipeline_server')
  await expect(nobody.query('select from pipeline.report_now()')).rejects.toThrow('permission denied')
  nobody.release(true)
})

story(
  'half a year of figures says which offers are enough and where money is best spent, where there are cases enough',
  async ({ database: { db } }) => {
    const told = async () => {
      const report = await readReportNow(db, 'weekly')
      return report?.findings.filter(({ section }) => section === 'opportunity').map(({ says }) => says)
    }
    const note = (figure: string, scope: string, amount: number, outOf: number, daysAgo = 100) =>
      db.query(
        `insert into pipeline.figure_days (figure, scope, day, amount, out_of)
         values ($1, $2, (pipeline.now() at time zone 'Europe/London')::date - $5::integer, $3, $4)`,
        [figure, scope, amount, outOf, daysAgo],
      )
    // Too few cases, or too young to say anything.
    await note('acceptance_by_asking', '70–75 %', 9, 9)
    await note('acceptance_by_asking', '65–70 %', 20, 20, 5)
    await note('cost_per_completion', 'portal', 10, 2)
    expect(await told()).toEqual([])
    await note('acceptance_by_asking', '75–80 %', 8, 20)
    await note('acceptance_by_asking', '80–85 %', 2, 10)
    await note('acceptance_by_asking', '85–90 %', 7, 20)
    await note('cost_per_completion', 'facebook', 3000, 5)
    await note('cost_per_completion', 'web', 9000, 3)
    await note('cost_per_completion', 'radio', 4700, 3)
    await note('cost_per_completion', '', 16_710, 13)
    expect(await told()).toEqual([
      'At 75–80 % of the asking price 40% of 20 offers were accepted, above that 30%: as much need not be offered.',
      'A deal from facebook cost £600, one of all sources £1,285.38: spend more there (5 deals).',
      'A deal from web cost £3,000, one of all sources £1,285.38: spend less there (3 deals).',
    ])
    await note('acceptance_by_asking', '90–95 %', 20, 20)
    expect(await told()).toHaveLength(2)
  },
)

inTransaction(
  'a report waits for a channel that is down, and leaves by the others at once',
  async ({ db }) => {
    await db.query(
      `update pipeline.alert_channels set enabled = true, reports = '{morning}' where channel in ('email', 'slack')`,
    )
    await db.query(
      `insert into pipeline.alert_channel_states (channel, broken_since) values ('slack', now())`,
    )
    await db.query(`select pipeline_private.write_report('morning')`)
    const { rows } = await db.query(
      `select channel, next_attempt_at is not null as leaves from pipeline.alert_deliveries order by channel`,
    )
    expect(rows).toEqual([
      { channel: 'email', leaves: true },
      { channel: 'slack', leaves: false },
    ])
  },
)

inTransaction(
  'what is to be done about an alert is said to whoever reads it on a page, and names no command',
  async ({ db }) => {
    const { rows } = await db.query<{ todo: string }>(
      `select todo from pipeline.alert_rules where todo is not null`,
    )
    expect(rows.length).toBeGreaterThan(25)
    const told = rows.map(({ todo }) => todo)
    expect(told.filter((todo) => /orchestrator|select |pipeline\.|docs\//.test(todo))).toEqual([])
    expect(told.filter((todo) => !/^[A-Z][^_]{8,}[a-z.]$/.test(todo))).toEqual([])
  },
)
