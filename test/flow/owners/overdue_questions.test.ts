import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'
import { colleagues } from '../../support/owners.ts'

const ask = async (db: Db, lead: string) =>
  only(
    (
      await db.query<{ id: string }>(
        `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`,
        [lead],
      )
    ).rows,
  ).id

async function afterHours(db: Db, hours: number): Promise<void> {
  await db.query(`select pipeline_private.advance_clock(pipeline.now() + make_interval(hours => $1))`, [
    hours,
  ])
  await db.query('select pipeline_private.generate_alerts()')
}

async function whose(db: Db, item: string): Promise<string> {
  const { rows } = await db.query<{ whose: string }>(
    `select concat_ws(' ', assigned_to, passed_on_to) as whose from pipeline.review_items where id = $1`,
    [item],
  )
  return only(rows).whose
}

story(
  'an overdue question goes to the owner of its lead, then to everybody',
  async ({ database: { db } }) => {
    await db.query(`select pipeline_private.start_simulation_clock('2026-03-02T09:00:00Z')`)
    await db.query(
      `update pipeline.settings set questions_overdue_after = '2 hours', owner_answers_within = '3 hours'`,
    )
    await colleagues(db, 'ann', 'bob')
    const leads = [await aLead(db), await aLead(db), await aLead(db), await aLead(db)] as const
    for (const lead of leads.slice(0, 3))
      await db.query(`select from pipeline.assign_lead($1, 'ann')`, [lead])
    const [nobodys, bobs, snoozed, ownerless] = await Promise.all(leads.map((lead) => ask(db, lead)))
    const all = () => Promise.all([nobodys, bobs, snoozed, ownerless].map((item) => whose(db, item ?? '')))
    await db.query(`select from pipeline.assign_review_item($1, 'bob')`, [bobs])
    await db.query(`select from pipeline.snooze_review_item($1, pipeline.now() + interval '3 hours')`, [
      snoozed,
    ])

    await afterHours(db, 1)
    expect(await all()).toEqual(['', 'bob', '', ''])
    await afterHours(db, 1)
    expect(await all()).toEqual(['ann owner', 'bob', '', ''])
    // What was put off counts from when it is back.
    await afterHours(db, 1)
    await db.query('select from pipeline.wake_review_item($1)', [snoozed])
    await afterHours(db, 2)
    expect(await all()).toEqual(['everybody', 'bob', 'ann owner', 'everybody'])

    // Whoever takes it has it by hand; of somebody who is away it is taken again.
    await db.query(`select from pipeline.assign_review_item($1, 'bob')`, [nobodys])
    await db.query(`select from pipeline.assign_review_item($1, 'ann')`, [snoozed])
    await db.query(`select from pipeline.say_away(user_name => 'bob')`)
    await afterHours(db, 4)
    expect(await all()).toEqual(['ann owner', 'ann owner', 'ann', 'everybody'])

    const { rows } = await db.query(
      `select actor, metadata from pipeline.pipeline_events where event_type = 'review_passed_on' and vendor_lead_id = $1 order by id`,
      [leads[0]],
    )
    expect(rows).toMatchObject([
      { actor: 'generate_alerts', metadata: { passedOnTo: 'owner', assignedTo: 'ann' } },
      { metadata: { passedOnTo: 'everybody', assignedTo: null } },
      { metadata: { passedOnTo: 'owner', assignedTo: 'ann' } },
    ])

    // However many there are, nobody waits for all of them: those that have waited longest come first.
    const [first, second] = [await ask(db, await aLead(db)), await ask(db, await aLead(db))]
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '6 hours')`)
    const passOneOn = async () =>
      only((await db.query('select pipeline_private.pass_on_overdue_items(1) as items')).rows)
    while ((await whose(db, first)) === '') expect(await passOneOn()).toEqual({ items: 1 })
    expect(await whose(db, second)).toBe('')
    expect(await passOneOn()).toEqual({ items: 1 })
    expect(await whose(db, second)).toBe('everybody')
  },
)
