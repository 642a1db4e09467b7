import { expect } from 'vitest'
import { steps } from '../../../src/schedules/steps.ts'
import { inTransaction } from '../../support/databases/database.ts'

inTransaction(
  'everything that is done by the clock is a step of the program, and the other way round',
  async ({ db }) => {
    const { rows } = await db.query<{ schedule: string }>('select schedule from pipeline.schedules')
    expect(rows.map(({ schedule }) => schedule).sort()).toEqual(Object.keys(steps).sort())
  },
)

inTransaction(
  'the clock of the wall is London’s, whatever the session’s zone, and both changes of it',
  async ({ db }) => {
    await db.query(`set time zone 'Pacific/Auckland'`)
    const slotsOf = async (schedule: string, moments: string[]) => {
      const { rows } = await db.query<{ latest: Date; next: Date }>(
        `select latest, next
       from unnest($2::timestamptz[]) with ordinality as moments (moment, no)
       join pipeline.schedules on schedules.schedule = $1
       cross join lateral pipeline_private.latest_slot(schedules, moment, 'Europe/London') as latest
       cross join lateral pipeline_private.next_slot(schedules, moment, 'Europe/London') as next
       order by no`,
        [schedule, moments],
      )
      return rows.map(({ latest, next }) => [
        latest.toISOString().slice(5, 16),
        next.toISOString().slice(5, 16),
      ])
    }

    // In summer 02:00 is 01:00 UTC; on 29 March the clock goes from 01:00 to 02:00, on 25 October 01:00 to 02:00 comes twice.
    expect(
      await slotsOf('clean_up', [
        '2026-03-28T12:00Z',
        '2026-03-29T12:00Z',
        '2026-10-24T12:00Z',
        '2026-10-25T12:00Z',
      ]),
    ).toEqual([
      ['03-28T02:00', '03-29T01:00'],
      ['03-29T01:00', '03-30T01:00'],
      ['10-24T01:00', '10-25T02:00'],
      ['10-25T02:00', '10-26T02:00'],
    ])
    // 01:15 is skipped in spring, and an hour later; in autumn it is shown twice, and counts once.
    expect(
      await slotsOf('check_everything', ['2026-03-29T01:20Z', '2026-10-25T00:30Z', '2026-10-25T01:20Z']),
    ).toEqual([
      ['03-29T01:15', '03-29T01:45'],
      ['10-24T00:45', '10-25T01:15'],
      ['10-25T01:15', '10-25T01:45'],
    ])
    expect(await slotsOf('reconcile', ['2026-10-25T00:59Z', '2026-10-25T01:00Z'])).toEqual([
      ['10-25T00:45', '10-25T01:00'],
      ['10-25T01:00', '10-25T01:15'],
    ])
    await db.query(
      `update pipeline.schedules set on_weekday = 7, at_times = '{03:00}' where schedule = 'clean_up'`,
    )
    expect(await slotsOf('clean_up', ['2026-11-29T02:59Z', '2026-11-29T03:00Z'])).toEqual([
      ['11-22T03:00', '11-29T03:00'],
      ['11-29T03:00', '12-06T03:00'],
    ])
  },
)
