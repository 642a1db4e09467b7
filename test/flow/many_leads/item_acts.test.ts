import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { clockwork } from '../../support/clockwork.ts'
import { readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { aColleague } from '../../support/owners.ts'

const itemStory = story.extend('time', ({ database }) =>
  clockwork(database.pool, { startAt: '2026-03-02T10:00:00Z', agents: readingAgent({}) }),
)

/** A question about a lead; returns its id. */
async function aQuestion(db: Db, kind = 'agent_asks', lead?: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select pipeline_private.open_review_item($1, $2, 'What now?') as id`,
    [lead ?? (await aLeadAt(db, 'OFFER_ACCEPTED')), kind],
  )
  return only(rows).id
}

async function start(db: Db, verb: string, how: string, reason = 'settled in the meeting') {
  const { rows } = await db.query(`select * from pipeline.start_item_act($1, $2, ${how})`, [verb, reason])
  return only(rows)
}

const actOf = async (db: Db, id: string) =>
  only((await db.query('select * from pipeline.bulk_acts where id = $1', [id])).rows)

async function whatBecame(db: Db, act: string) {
  const { rows } = await db.query(
    `select outcome, why, count(*)::integer as items from pipeline.bulk_act_items where act_id = $1
     group by outcome, why order by outcome, why`,
    [act],
  )
  return rows
}

const openItems = async (db: Db) =>
  (await db.query(`select id from pipeline.review_items where resolved_at is null order by id`)).rows.map(
    ({ id }) => id,
  )

itemStory(
  'all questions that match are answered by a job, and taken back but for those answered otherwise since',
  async ({ database: { db }, time }) => {
    const asked = [await aQuestion(db), await aQuestion(db), await aQuestion(db)]
    const overdue = await aQuestion(db, 'stage_overdue')
    const { rows } = await db.query(
      `select matched, doable, refused, (select array_agg(its.kind || ' ' || its.item_count) from unnest(kinds) as its) as kinds
       from pipeline.preview_item_act('answer_items', kinds => '{agent_asks}')`,
    )
    expect(rows).toEqual([{ matched: 3, doable: 3, refused: 0, kinds: ['agent_asks 3'] }])

    const act = await start(db, 'answer_items', `kinds => '{agent_asks}', expected => 3`)
    // A colleague is quicker with one of them.
    await db.query(`select pipeline.resolve_review_item($1, 'rang him')`, [asked[0]])
    await time.settle()
    expect(await actOf(db, act.id)).toMatchObject({ status: 'finished', matched: 3, done: 2, refused: 1 })
    expect(await whatBecame(db, act.id)).toEqual([
      { outcome: 'done', why: null, items: 2 },
      { outcome: 'refused', why: 'it has been dealt with', items: 1 },
    ])
    expect(await openItems(db)).toEqual([overdue])

    const undo = only(
      (await db.query(`select * from pipeline.undo_bulk_act($1, 'wrong list', expected => 2)`, [act.id]))
        .rows,
    )
    await time.settle()
    expect(await actOf(db, undo.id)).toMatchObject({ status: 'finished', done: 2, refused: 0 })
    expect(await actOf(db, act.id)).toMatchObject({ undone: 2 })
    expect(await openItems(db)).toEqual([...asked.slice(1), overdue].sort())
  },
)

itemStory(
  'what the vendor wrote after a question is asked about anew when it is answered with all',
  async ({ database: { db }, time }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await aQuestion(db, 'agent_asks', lead)
    await vendorSays(db, lead, 'is the street quiet')
    const { rows } = await db.query(
      `select with_new_words from pipeline.preview_item_act('answer_items', kinds => '{agent_asks}')`,
    )
    expect(rows).toEqual([{ with_new_words: 1 }])
    await start(db, 'answer_items', `kinds => '{agent_asks}'`)
    await time.settle()
    const { rows: left } = await db.query(
      `select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null`,
      [lead],
    )
    expect(left).toEqual([{ kind: 'vendor_wrote' }])
  },
)

itemStory(
  'questions are made somebody’s or put off at once, whichever the inbox shows, and go back to whose they were',
  async ({ database: { db }, time }) => {
    await aColleague(db, 'kit')
    await aColleague(db, 'sam')
    const [kits, free, later] = [await aQuestion(db), await aQuestion(db), await aQuestion(db)]
    await db.query(`select pipeline.assign_review_item($1, 'kit')`, [kits])
    await db.query(`select pipeline.snooze_review_item($1, '2026-03-04 10:00Z')`, [later])
    const sams = await start(db, 'assign_items', `assignee => 'sam'`, 'kit is away')
    expect(sams).toMatchObject({ matched: 2 })
    await time.settle()
    const whose = async () =>
      (
        await db.query(`select id, assigned_to from pipeline.review_items where id = any ($1) order by id`, [
          [kits, free, later],
        ])
      ).rows.map(({ assigned_to }) => assigned_to)
    expect(await whose()).toEqual(['sam', 'sam', null])
    await db.query(`select pipeline.undo_bulk_act($1, 'kit is back')`, [sams.id])
    await time.settle()
    expect(await whose()).toEqual(['kit', null, null])

    const off = await start(db, 'snooze_items', `unassigned => true, until => '2026-03-03 09:00Z'`)
    await time.settle()
    expect(await actOf(db, off.id)).toMatchObject({ matched: 1, done: 1 })
    expect(await start(db, 'answer_items', 'snoozed => true')).toMatchObject({ matched: 2 })
  },
)

itemStory(
  'runs that were given up start anew with all that match, those of leads that have moved on do not',
  async ({ database: { db } }) => {
    const givenUp = async () => {
      const lead = await aLeadAt(db, 'OFFER_MADE')
      const { rows } = await db.query<{ id: string }>(
        `update pipeline.agent_runs set status = 'dead', finished_at = pipeline.now(), error = 'no answer'
         where vendor_lead_id = $1 and status = 'queued' returning id`,
        [lead],
      )
      await db.query(
        `select pipeline_private.open_review_item($1, 'agent_failure', 'gave up', agent_run_id => $2)`,
        [lead, only(rows).id],
      )
      return lead
    }
    const [still, moved] = [await givenUp(), await givenUp()]
    await aQuestion(db)
    await db.query(`select pipeline.override_stage($1, 'AI_CONVERSATION', 'facts were wrong')`, [moved])
    const act = await start(
      db,
      'replay_items',
      `item_ids => (select array_agg(id) from pipeline.review_items)`,
    )
    while ((await actOf(db, act.id)).status === 'running') {
      await db.query('select pipeline_private.run_bulk_act($1)', [act.id])
    }
    expect(await actOf(db, act.id)).toMatchObject({ matched: 3, done: 1, refused: 2 })
    const { rows } = await db.query(
      `select vendor_lead_id from pipeline.pipeline_events where event_type = 'run_replayed'`,
    )
    expect(rows).toEqual([{ vendor_lead_id: still }])
  },
)

itemStory(
  'a second click begins nothing twice, more than were seen are refused, and who lost the right does nothing',
  async ({ database: { db } }) => {
    for (let nth = 0; nth < 12; nth += 1) await aQuestion(db)
    const actId = '0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f'
    const first = await start(db, 'answer_items', `act_id => '${actId}'`)
    expect(await start(db, 'answer_items', `act_id => '${actId}'`)).toEqual(first)
    await expect(start(db, 'answer_items', 'expected => 1')).rejects.toMatchObject({ code: 'VL041' })
    await expect(start(db, 'hold', 'expected => 12')).rejects.toMatchObject({ code: 'VL018' })
    await expect(start(db, 'snooze_items', `until => '2020-01-01'`)).rejects.toMatchObject({ code: 'VL018' })
    await expect(start(db, 'answer_items', 'mine => true', ' ')).rejects.toMatchObject({ code: 'VL003' })
    await db.query('select pipeline.cancel_bulk_act($1)', [actId])
    expect(await whatBecame(db, actId)).toEqual([{ outcome: 'left', why: null, items: 12 }])
    expect(await openItems(db)).toHaveLength(12)
    const { rows } = await db.query('select * from pipeline.check_invariants()')
    expect(rows).toEqual([])
  },
)

itemStory(
  'a question whose lead somebody has open waits its turn, the others do not',
  async ({ database: { db, pool } }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const locked = await aQuestion(db, 'agent_asks', lead)
    const free = await aQuestion(db)
    const colleague = await pool.connect()
    await colleague.query('begin')
    await colleague.query('select from pipeline.vendor_leads where id = $1 for update', [lead])
    const act = await start(db, 'answer_items', `item_ids => array['${locked}', '${free}']::uuid[]`)
    while ((await actOf(db, act.id)).done === 0) {
      await db.query('select pipeline_private.run_bulk_act($1)', [act.id])
    }
    expect(await actOf(db, act.id)).toMatchObject({ status: 'running', done: 1 })
    await colleague.query('rollback')
    colleague.release()
    await db.query('select pipeline_private.run_bulk_act($1)', [act.id])
    expect(await actOf(db, act.id)).toMatchObject({ status: 'finished', done: 2 })
    const { rows } = await db.query(
      `select count(*)::integer as answers from pipeline.pipeline_events where event_type = 'review_resolved' and vendor_lead_id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ answers: 1 }])
  },
)
