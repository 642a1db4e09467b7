import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { rollUpFigures } from '../../../db/figures/figures.ts'
import { checkEverything } from '../../../db/health/invariants.ts'
import { inTransaction, storyOfBreach } from '../../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../../support/leads.ts'
import { broken } from './broken.ts'

inTransaction('nothing can be put off for ever', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(`select pipeline.send_message($1, 'I will ring you')`, [lead])
  const moved = db.query(`savepoint before; select pipeline.move_timer('${lead}', 'infinity', 'never mind')`)
  await expect(moved).rejects.toMatchObject({ code: 'VL010' })
  await db.query('rollback to before')
  for (const deed of [
    `update pipeline.lead_timers set due_at = '-infinity' where vendor_lead_id = $1`,
    `update pipeline.agent_runs set next_attempt_at = 'infinity' where vendor_lead_id = $1`,
    `update pipeline.lead_messages set not_before = 'infinity' where vendor_lead_id = $1`,
  ]) {
    await db.query('savepoint before')
    await expect(db.query(deed, [lead])).rejects.toMatchObject({ code: '23514' })
    await db.query('rollback to before')
  }
})

inTransaction('moves are not judged by rules that came later', async ({ db }) => {
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  await db.query(`select pipeline.request_transition($1, 'AI_CONVERSATION', 'the postcode was wrong')`, [
    lead,
  ])
  await db.query(
    `delete from pipeline.stage_transitions where from_stage = 'DEAL_VALIDATION' and to_stage = 'AI_CONVERSATION'`,
  )
  expect(await broken(db)).toEqual([])
})

inTransaction('a lead that nothing would move is given its timer again, on record', async ({ db }) => {
  const lead = await aLead(db)
  await db.query('delete from pipeline.lead_timers where vendor_lead_id = $1', [lead])
  await db.query(
    `update pipeline.agent_runs set status = 'cancelled', finished_at = now() where vendor_lead_id = $1`,
    [lead],
  )
  expect(await broken(db)).toEqual(['a live lead has something that will move it'])
  const { rows } = await db.query('select * from pipeline_private.run_self_check(false)')
  expect(rows).toEqual([{ mended: 1, reported: 0 }])
  expect(await broken(db)).toEqual([])
  const events = await db.query(`select actor from pipeline.pipeline_events where event_type = 'reconciled'`)
  expect(events.rows).toEqual([{ actor: 'reconciler' }])
})

/** The self-check of every quarter of an hour, or of the night; returns how many alerts it raised. */
const watch = async (db: Db, { thoroughly }: { thoroughly: boolean }) =>
  only(
    (
      await db.query<{ reported: number }>('select reported from pipeline_private.run_self_check($1)', [
        thoroughly,
      ])
    ).rows,
  ).reported

const halfAMinutePasses = (db: Db) =>
  db.query(
    `update pipeline_private.invariant_sightings set first_seen_at = first_seen_at - interval '31 seconds'`,
  )

const openAlerts = async (db: Db) =>
  (
    await db.query<{ severity: string }>(
      `select severity from pipeline.alerts where type = 'INVARIANT_VIOLATED' and resolved_at is null`,
    )
  ).rows

const behindTheTriggers = async (db: Db, deed: string, values: unknown[]) => {
  await db.query('set local session_replication_role = replica')
  await db.query(deed, values)
  await db.query('set local session_replication_role = origin')
}

inTransaction(
  'what stays broken raises one alert, and ends it within a quarter of an hour of being mended',
  async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await behindTheTriggers(db, 'update pipeline.vendor_leads set stage_visit = 9 where id = $1', [lead])
    expect(await watch(db, { thoroughly: true })).toBe(0)
    await halfAMinutePasses(db)
    expect(await watch(db, { thoroughly: true })).toBeGreaterThan(0)
    expect(await watch(db, { thoroughly: true })).toBe(0)
    expect(await watch(db, { thoroughly: false })).toBe(0)
    expect(await openAlerts(db)).toContainEqual({ severity: 'HIGH' })

    await behindTheTriggers(db, 'update pipeline.vendor_leads set stage_visit = 4 where id = $1', [lead])
    expect(await watch(db, { thoroughly: false })).toBe(0)
    expect(await openAlerts(db)).toEqual([])
  },
)

storyOfBreach('the quick look reads the history of what happened since', async ({ database: { db } }) => {
  const old = await aLeadAt(db, 'OFFER_MADE')
  // What other databases of the server have open may hold the mark back for moments.
  const isPast = async () => {
    await watch(db, { thoroughly: false })
    const { rows } = await db.query<{ past: boolean }>(
      `select mark.open_transaction > max(events.transaction_id) and mark.audit_id_before >= (select max(id) from pipeline.audit_log) as past
       from pipeline_private.invariant_mark as mark, pipeline.pipeline_events as events
       group by mark.open_transaction, mark.audit_id_before`,
    )
    return only(rows).past
  }
  await expect.poll(isPast).toBe(true)
  const forged = await aLeadAt(db, 'OFFER_MADE')
  await db.query(
    `set session_replication_role = replica;
     update pipeline.pipeline_events set to_stage = 'RETRY_3' where stage_visit = 2;
     update pipeline.audit_log set actor = 'nobody' where chain_no = 2`,
  )
  await watch(db, { thoroughly: false })
  const seen = await db.query(
    'select invariant, vendor_lead_id from pipeline_private.invariant_sightings order by invariant, vendor_lead_id',
  )
  expect(seen.rows).toEqual([
    { invariant: 'history is one legal chain', vendor_lead_id: forged },
    { invariant: 'the audit log is whole and every row is as it says', vendor_lead_id: forged },
    { invariant: 'the event of a move says what the audit log says of it', vendor_lead_id: forged },
  ])

  await watch(db, { thoroughly: true })
  const all = await db.query(
    `select vendor_lead_id from pipeline_private.invariant_sightings where invariant = 'history is one legal chain'`,
  )
  expect(new Set(all.rows.map((row) => row.vendor_lead_id))).toEqual(new Set([old, forged]))
})

storyOfBreach(
  'a self-check that takes too long is cut off, and people are told',
  async ({ database: { db } }) => {
    await aLeadAt(db, 'OFFER_MADE')
    expect(await checkEverything(db, 1)).toBeUndefined()
    expect(await openAlerts(db)).toEqual([{ severity: 'HIGH' }])
    await watch(db, { thoroughly: false })
    expect(await openAlerts(db)).toHaveLength(1)

    expect(await checkEverything(db)).toEqual({ mended: 0, reported: 0 })
    expect(await openAlerts(db)).toEqual([])
  },
)

storyOfBreach('a figure that is not what its leads make is found', async ({ database: { db } }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await aLeadAt(db, 'NEW_LEAD')
  await expect
    .poll(
      async () => {
        await rollUpFigures(db, 100)
        return (await db.query('select count(*)::integer as leads from pipeline_private.lead_standings')).rows
      },
      { timeout: 60_000 },
    )
    .toEqual([{ leads: 2 }])
  expect(await broken(db)).toEqual([])

  await db.query(`
    set session_replication_role = replica;
    update pipeline.vendor_leads set asking_price = 1000, offer_amount = null where pipeline_stage = 'OFFER_MADE';
    update pipeline_private.stage_days set leads = 7 where stage = 'NEW_LEAD';
    update pipeline_private.funnel_days set created_on = created_on - 1 where step = 1`)
  const { rows } = await db.query(
    `select invariant, vendor_lead_id from pipeline.check_invariants() where invariant ~ 'figures' order by invariant collate "C"`,
  )
  expect(rows).toEqual([
    { invariant: 'the figures count each lead where it stands', vendor_lead_id: lead },
    { invariant: 'the figures of a day count how far its leads have come', vendor_lead_id: null },
    { invariant: 'the figures of a day count how far its leads have come', vendor_lead_id: null },
    { invariant: 'the figures of a stage are the sums of its leads', vendor_lead_id: null },
  ])
  await db.query('select pipeline_private.rebuild_figures()')
  const left = await db.query(`select from pipeline.check_invariants() where invariant ~ 'figures'`)
  expect(left.rows).toHaveLength(0)
})
