import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { workOffBulkActs } from '../../support/bulk_acts.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'

const dealOf = async (db: Db, lead: string) =>
  only(
    (
      await db.query<{ stage: string | null; because: string | null; kind: string | null }>(
        `select fell_through_stage as stage, fall_through_reason as because, fall_through_kind as kind
         from pipeline.deals where vendor_lead_id = $1`,
        [lead],
      )
    ).rows,
  )

const valuesOf = async (db: Db, figure: string) =>
  Object.fromEntries(
    (
      await db.query<{ scope: string; value: number }>(
        `select scope, value from pipeline.figure_values($1) where scope <> ''`,
        [figure],
      )
    ).rows.map(({ scope, value }) => [scope, value]),
  )

story(
  'deals are counted by what they fell through on, and where; whoever says nothing is counted as that',
  async ({ database: { db } }) => {
    const surveyed = await aLeadAt(db, 'DUE_DILIGENCE')
    const silent = await aLeadAt(db, 'OFFER_ACCEPTED')
    await aLeadAt(db, 'OFFER_ACCEPTED')
    const needs = await db.query(
      `select (pipeline.explain_move($1, 'DEAD_LEAD')).asks_fall_through as lost, (pipeline.explain_move($2, 'DUE_DILIGENCE')).asks_fall_through as on`,
      [surveyed, silent],
    )
    expect(needs.rows).toEqual([{ lost: true, on: false }])

    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'damp', fall_through => $2)`, [
      surveyed,
      'survey_or_condition',
    ])
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'no word')`, [silent])
    expect(await dealOf(db, surveyed)).toEqual({
      ...{ stage: 'DUE_DILIGENCE', because: 'damp', kind: 'survey_or_condition' },
    })
    expect(await dealOf(db, silent)).toEqual({ stage: 'OFFER_ACCEPTED', because: 'no word', kind: null })

    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({ survey_or_condition: 1, not_told: 1 })
    expect(await valuesOf(db, 'fall_through_rate_of_stage')).toEqual({
      ...{ OFFER_ACCEPTED: 1 / 3, DUE_DILIGENCE: 1 },
    })
    const behind = await db.query(
      `select lead_id from pipeline.figure_leads('fall_throughs_by_reason', 'survey_or_condition')`,
    )
    expect(behind.rows).toEqual([{ lead_id: surveyed }])

    // Somebody finds out later.
    await db.query(
      `select pipeline.edit_deal(id, fall_through_kind => 'vendor_not_reached') from pipeline.deals where vendor_lead_id = $1`,
      [silent],
    )
    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({
      ...{ survey_or_condition: 1, vendor_not_reached: 1 },
    })
  },
)

story(
  'many deals that are lost at once are counted by the reason that was told for all of them',
  async ({ database: { db } }) => {
    const surveyed = await aLeadAt(db, 'DUE_DILIGENCE')
    const offered = await aLeadAt(db, 'OFFER_MADE')
    const meant = `lead_ids => $1, to_stage => 'DEAD_LEAD'`
    const foreseen = await db.query(
      `select doable, asks_fall_through from pipeline.preview_bulk_act('move', ${meant})`,
      [[surveyed, offered]],
    )
    expect(foreseen.rows).toEqual([{ doable: 2, asks_fall_through: 1 }])
    const newts = `select pipeline.start_bulk_act('move', 'the firm closes', ${meant}, fall_through => 'newts')`
    await expect(db.query(newts, [[surveyed]])).rejects.toMatchObject({ code: 'VL018' })

    const begun = await db.query<{ id: string }>(
      `select id from pipeline.start_bulk_act('move', 'the firm closes', ${meant}, fall_through => 'title_or_lease')`,
      [[surveyed, offered]],
    )
    const act = only(begun.rows).id
    await workOffBulkActs(db)
    expect(await dealOf(db, surveyed)).toEqual({
      ...{ stage: 'DUE_DILIGENCE', because: 'the firm closes', kind: 'title_or_lease' },
    })
    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({ title_or_lease: 1 })
    const kept = await db.query('select done, fall_through from pipeline.bulk_acts where id = $1', [act])
    expect(kept.rows).toEqual([{ done: 2, fall_through: 'title_or_lease' }])

    // What is taken back is asked about no more.
    const back = await db.query(
      'select doable, asks_fall_through from pipeline.preview_undo_of_bulk_act($1)',
      [act],
    )
    expect(back.rows).toEqual([{ doable: 2, asks_fall_through: 0 }])
    await db.query(`select pipeline.undo_bulk_act($1, 'it goes on')`, [act])
    await workOffBulkActs(db)
    expect(await dealOf(db, surveyed)).toEqual({ stage: null, because: null, kind: null })
  },
)

story(
  'what a deal fell through on is on record, goes with an undo, and with the deal that is taken up again',
  async ({ database: { db } }) => {
    const [mistaken, revived] = [await aLeadAt(db, 'DUE_DILIGENCE'), await aLeadAt(db, 'DUE_DILIGENCE')]
    for (const lead of [mistaken, revived])
      await db.query(
        `select pipeline.override_stage($1, 'DEAD_LEAD', 'chain broke', fall_through => 'mortgage_or_chain')`,
        [lead],
      )
    const { rows: changes } = await db.query<{ id: string }>(
      `select id from pipeline.audit_log
       where table_name = 'deals' and vendor_lead_id = $1 and new_values ->> 'fall_through_kind' = 'mortgage_or_chain'`,
      [mistaken],
    )
    await db.query(`select pipeline.undo_manual_change($1, 'the wrong lead')`, [only(changes).id])
    await db.query(`select pipeline.override_stage($1, 'DUE_DILIGENCE', 'another lender')`, [revived])
    const stands = { stage: null, because: null, kind: null }
    expect(await dealOf(db, mistaken)).toEqual(stands)
    expect(await dealOf(db, revived)).toEqual(stands)
    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({})
  },
)

story(
  'an investor who falls away is counted, and not when it was a mistake',
  async ({ database: { db } }) => {
    const leads = [await aLeadAt(db, 'INVESTOR_RESERVED'), await aLeadAt(db, 'INVESTOR_RESERVED')]
    for (const lead of leads)
      await db.query(
        `select pipeline.request_transition($1, 'OFFER_ACCEPTED', 'no money', fall_through => 'investor_withdrew')`,
        [lead],
      )
    expect(await valuesOf(db, 'investors_lost')).toEqual({ investor_withdrew: 2 })
    const change = await db.query<{ id: string }>(
      `select id from pipeline.audit_log where table_name = 'vendor_leads' and row_id = $1 order by id desc limit 1`,
      [leads[0]],
    )
    await db.query(`select pipeline.undo_manual_change($1, 'the wrong lead')`, [only(change.rows).id])
    expect(await valuesOf(db, 'investors_lost')).toEqual({ investor_withdrew: 1 })
    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({})
  },
)

story(
  'a reason that there is not is refused, and a release adds one as a row',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const lose = `select (pipeline.request_transition($1, 'DEAD_LEAD', 'a bat roost', fall_through => 'bats')).moved`
    await expect(db.query(lose, [lead])).rejects.toMatchObject({ code: 'VL018' })
    expect(await dealOf(db, lead)).toMatchObject({ stage: null })
    await db.query(
      `insert into pipeline.fall_through_kinds (kind, title, position) values ('bats', 'Bats', 35)`,
    )
    expect((await db.query(lose, [lead])).rows).toEqual([{ moved: true }])
    expect(await valuesOf(db, 'fall_throughs_by_reason')).toEqual({ bats: 1 })
    const write = `select pipeline.edit_deal(id, fall_through_kind => 'newts') from pipeline.deals where vendor_lead_id = $1`
    await expect(db.query(write, [lead])).rejects.toMatchObject({
      ...{ code: 'VL018', message: 'a standard reason is one of the table fall_through_kinds' },
    })
    // What was said to one move is not said to the next of the session.
    const next = await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [next])
    expect(await dealOf(db, next)).toMatchObject({ kind: null })
  },
)
