import { describe, expect } from 'vitest'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, facts } from '../../support/leads.ts'
import { eventsOf, itemsOf, leadRow, phoneOf, start } from './looks.ts'

describe('people', () => {
  story(
    'note an opt-out that came another way, of any number, written in any form',
    async ({ database: { db } }) => {
      const lead = await aLeadAt(db, 'RETRY_1', { ...facts, vendor_phone: '+447700900888' })
      await db.query(`select pipeline.mark_opted_out('07700 900 888', 'by letter of 3 March')`)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'DEAD_LEAD', opted_out: true })
      expect(await eventsOf(db, lead, 'opt_out')).toMatchObject([{ reason: 'by letter of 3 March' }])

      await db.query(`select pipeline.mark_opted_out('0113 496 0222', 'rang the office')`)
      await expect(db.query(`select pipeline.mark_opted_out('no idea', 'x')`)).rejects.toMatchObject({
        code: 'VL018',
      })
      const listed = await db.query('select phone, source from pipeline.message_suppressions order by phone')
      expect(listed.rows).toEqual([
        { phone: '+441134960222', source: 'rang the office' },
        { phone: '+447700900888', source: 'by letter of 3 March' },
      ])
    },
  )

  story('allow texts again with a reason, and that stays on record', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    const phone = await phoneOf(db, lead)
    await vendorSays(db, lead, 'stop texting')
    await expect(db.query(`select pipeline.allow_again($1, ' ')`, [phone])).rejects.toMatchObject({
      code: 'VL003',
    })
    await db.query(`select pipeline.allow_again($1, 'asked for it on the phone')`, [phone])

    expect(await leadRow(db, lead)).toMatchObject({ opted_out: false })
    expect(await itemsOf(db, lead)).not.toContain('opted_out')
    expect(await eventsOf(db, lead, 'allowed_again')).toMatchObject([{ reason: 'asked for it on the phone' }])
    const recorded = await db.query(
      `select operation, reason from pipeline.audit_log where table_name = 'message_suppressions' order by chain_no`,
    )
    expect(recorded.rows).toMatchObject([
      { operation: 'INSERT' },
      { operation: 'DELETE', reason: 'asked for it on the phone' },
    ])
    await expect(db.query(`select pipeline.allow_again($1, 'again')`, [phone])).rejects.toMatchObject({
      code: 'VL010',
    })
  })

  story(
    'are asked when START follows a STOP; it is never obeyed by itself',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      await vendorSays(db, lead, 'STOP', time)
      await vendorSays(db, lead, 'START', time)
      expect(await itemsOf(db, lead)).toContain('wants_texts_again')
      expect(await eventsOf(db, lead, 'asked_for_texts')).toHaveLength(1)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'DEAD_LEAD', opted_out: true })
      const listed = await db.query('select reason from pipeline.message_suppressions')
      expect(listed.rows).toEqual([{ reason: 'opt_out' }])
    },
  )

  story('but not programs', async ({ database: { db } }) => {
    await expect(
      db.query(
        `select set_config('pipeline.actor_kind', 'worker', true), pipeline.mark_opted_out('07700900888', 'x')`,
      ),
    ).rejects.toMatchObject({ code: 'VL004' })
  })
})
