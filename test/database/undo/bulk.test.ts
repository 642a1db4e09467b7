import { expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only, stageOf } from '../../support/leads.ts'
import { faults, lastChange, undo } from '../../support/undo.ts'

story(
  'a bulk fix is taken back as a whole, each lead with its own clock, or not at all',
  async ({ database: { pool: db } }) => {
    const time = await clockwork(db, { startAt: '2026-03-02 09:00Z', agents: eagerAgents })
    const leads: string[] = []
    for (const stage of ['RETRY_1', 'RETRY_2', 'AI_CONVERSATION', 'OFFER_REJECTED']) {
      leads.push(await aLeadAt(db, stage))
      await time.pass('1 hour')
    }
    const clocks = async () =>
      (
        await db.query(
          `select leads.pipeline_stage, leads.turn, leads.bedrooms, timers.due_at - pipeline.now() as left
         from pipeline.vendor_leads as leads left join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id
         order by leads.id`,
        )
      ).rows
    const before = await clocks()
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'wrong list', bedrooms = 1`,
    )
    const entry = await lastChange(db, leads[0] as string)
    await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '3 days')`)

    await db.query('update pipeline.vendor_leads set bedrooms = 9 where id = $1', [leads[3]])
    await expect(
      db.query(`select pipeline.undo_transaction($1, 'wrong list')`, [entry]),
    ).rejects.toMatchObject({ code: 'VL016' })
    await undo(db, await lastChange(db, leads[3] as string))

    const trial = await db.query(`select pipeline.undo_transaction($1, 'wrong list', true) as plan`, [entry])
    expect(only(trial.rows).plan).toMatchObject({ leads: 4, moves: 4, obstacles: [] })
    expect(await stageOf(db, leads[0] as string)).toBe('DEAD_LEAD')
    await db.query(`select pipeline.undo_transaction($1, 'wrong list')`, [entry])
    expect(await clocks()).toEqual(before)
    await expect(undo(db, entry)).rejects.toMatchObject({ code: 'VL016' })
    expect(await faults(db)).toEqual([])
  },
)
