import { expect } from 'vitest'
import { disableUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'
import { colleagues } from '../../support/owners.ts'

/** Leads of which two are many at once. */
async function someLeads(db: Db): Promise<string[]> {
  await db.query(
    'create or replace function pipeline_private.leads_at_once() returns integer language sql immutable as $$ select 2 $$',
  )
  const leads: string[] = []
  for (let nth = 0; nth < 5; nth += 1) leads.push(await aLead(db))
  return leads
}

async function unfinished(db: Db) {
  const { rows } = await db.query(
    'select kind, stage, user_name, lead_count from pipeline.unfinished_changes()',
  )
  return rows
}

/** But for the function that says how many are many. */
const faults = async (db: Db) =>
  (
    await db.query(
      `select invariant, detail from pipeline.check_invariants() where detail ->> 'name' is distinct from 'pipeline_private.leads_at_once()'`,
    )
  ).rows

/** What the worker does next; returns to how many leads. */
async function goOn(db: Db): Promise<number> {
  const { rows } = await db.query<{ leads: number }>(
    'select pipeline_private.go_on_with_large_changes() as leads',
  )
  return only(rows).leads
}

/** How many minutes the leads wait from when they are counted on to when their timers come. */
async function waits(db: Db): Promise<number[]> {
  const { rows } = await db.query<{ minutes: number }>(
    `select (extract(epoch from due_at - counted_since) / 60)::integer as minutes from pipeline.lead_timers order by vendor_lead_id`,
  )
  return rows.map(({ minutes }) => minutes)
}

async function fire(db: Db, lead: string | undefined): Promise<string> {
  const { rows } = await db.query<{ did: string }>('select pipeline_private.fire_timer($1) as did', [lead])
  return only(rows).did
}

inTransaction(
  'very many leads are timed anew some at a time, and no timer comes by the old rule meanwhile',
  async ({ db }) => {
    const leads = await someLeads(db)
    const last = leads.at(-1)
    const { rows } = await db.query<{ name: string; minutes: number }>(
      `select timers.name, (extract(epoch from rules.after) / 60)::integer as minutes
       from pipeline.lead_timers as timers
       join pipeline.stage_timers as rules on rules.stage = timers.stage and rules.name = timers.name
       where timers.vendor_lead_id = $1`,
      [last],
    )
    const { name, minutes } = only(rows)
    await db.query(
      `select pipeline.edit_timer('NEW_LEAD', $1, make_interval(mins => $2), 'it takes longer')`,
      [name, minutes + 1],
    )
    expect(await waits(db)).toEqual(leads.map(() => minutes))
    expect(await unfinished(db)).toEqual([
      { kind: 'timers', stage: 'NEW_LEAD', user_name: null, lead_count: 5 },
    ])
    expect(await faults(db)).toEqual([])

    await db.query(
      `update pipeline.lead_timers set counted_since = pipeline.now() - make_interval(mins => $2), due_at = pipeline.now()
       where vendor_lead_id = $1`,
      [last, minutes],
    )
    expect(await fire(db, last)).toBe('not due')
    expect((await waits(db)).at(-1)).toBe(minutes + 1)

    expect([await goOn(db), await goOn(db), await goOn(db)]).toEqual([2, 2, 0])
    expect(await waits(db)).toEqual(leads.map(() => minutes + 1))
    expect(await unfinished(db)).toEqual([])
    expect(await faults(db)).toEqual([])
  },
)

inTransaction(
  'when texts may leave again the clocks of very many leads go on some at a time, and stand until then',
  async ({ db }) => {
    const leads = await someLeads(db)
    await db.query(`select pipeline.stop_texts('all', 'a wrong price went out')`)
    await db.query(`update pipeline.text_stops set since = pipeline.now() - interval '3 hours'`)
    await db.query(
      `update pipeline.lead_timers set counted_since = pipeline.now() - interval '10 days', due_at = pipeline.now()`,
    )
    await db.query(`select pipeline.resume_texts('all', 'it is right now')`)
    const dueIn = async () =>
      (
        await db.query<{ hours: number | null }>(
          `select (extract(epoch from due_at - pipeline.now()) / 3600)::float as hours from pipeline.lead_timers order by vendor_lead_id`,
        )
      ).rows.map((row) => row.hours)
    expect(await dueIn()).toEqual([3, 3, 0, 0, 0])
    expect(await unfinished(db)).toEqual([{ kind: 'clocks', stage: null, user_name: null, lead_count: 3 }])

    expect(await fire(db, leads[2])).toBe('stopped')
    expect(await dueIn()).toEqual([3, 3, null, 0, 0])
    expect(await faults(db)).toEqual([])
    expect([await goOn(db), await goOn(db), await goOn(db)]).toEqual([2, 1, 0])
    expect(await dueIn()).toEqual([3, 3, 3, 3, 3])
    expect(await unfinished(db)).toEqual([])
  },
)

inTransaction(
  'texts of very many leads wait by new hours some at a time, and whoever changes them does not wait for all',
  async ({ db }) => {
    const leads = await someLeads(db)
    await db.query(
      `select pipeline.send_message(id, 'Ringing tomorrow', send_at => now() + interval '3 days') from unnest($1::uuid[]) as id`,
      [leads],
    )
    const places = async () =>
      (
        await db.query<{ late: boolean }>(
          `select not_before > pipeline.now() + interval '1 year' as late from pipeline.lead_messages where author = 'person' order by vendor_lead_id`,
        )
      ).rows.map(({ late }) => late)
    await db.query(
      `update pipeline.lead_messages set not_before = pipeline.now() + interval '2 years' where author = 'person'`,
    )
    await db.query(`select pipeline.edit_settings('early birds', send_from => '07:00')`)
    expect(await places()).toEqual([false, false, true, true, true])
    expect(await unfinished(db)).toEqual([{ kind: 'texts', stage: null, user_name: null, lead_count: 3 }])
    expect([await goOn(db), await goOn(db), await goOn(db)]).toEqual([2, 1, 0])
    expect(await places()).toEqual([false, false, false, false, false])
    expect(await unfinished(db)).toEqual([])
  },
)

inTransaction(
  'of somebody who leaves very many leads go on some at a time, and what a colleague has by then stays theirs',
  async ({ db }) => {
    await colleagues(db, 'ann', 'bob')
    const leads = await someLeads(db)
    await db.query(`select pipeline.assign_lead(id, 'ann') from unnest($1::uuid[]) as id`, [leads])
    await disableUser(db, 'ann')
    await db.query('set constraints all immediate')
    const owners = async () =>
      (
        await db.query<{ owner: string }>('select owner from pipeline.lead_owners order by vendor_lead_id')
      ).rows.map(({ owner }) => owner)
    expect(await owners()).toEqual(['ann', 'ann', 'ann'])
    expect(await unfinished(db)).toEqual([{ kind: 'owners', stage: null, user_name: 'ann', lead_count: 3 }])
    expect(await faults(db)).toEqual([])

    // Whoever has been given one of them meanwhile keeps it.
    await db.query(`select pipeline.assign_lead($1, 'bob')`, [leads.at(-1)])
    expect([await goOn(db), await goOn(db), await goOn(db)]).toEqual([2, 1, 0])
    expect(await owners()).toEqual(['bob'])
    expect(await unfinished(db)).toEqual([])
    expect(await faults(db)).toEqual([])
  },
)
