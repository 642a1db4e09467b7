import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, vendorSays } from '../../support/conversation.ts'
import { onceWaitedFor } from '../../support/databases/locks.ts'
import { aLead, aLeadAt, facts } from '../../support/leads.ts'
import { storyOfWaits as story } from '../../support/waits.ts'
import { eventsOf, itemsOf, leadRow, phoneOf, sentTo, start } from './looks.ts'

describe('an opt-out binds the number and the vendor', () => {
  story('every live lead of the number is settled by one STOP', async ({ database: { db } }) => {
    const phone = '+447700900888'
    const offered = await aLeadAt(db, 'RETRY_1', { ...facts, vendor_phone: phone })
    const talked = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: phone, property_postcode: 'M1 1AE' })
    const agreed = await aLeadAt(db, 'OFFER_ACCEPTED', {
      ...facts,
      vendor_phone: phone,
      property_postcode: 'LS1 4AP',
    })
    await vendorSays(db, talked, 'STOP')

    for (const lead of [offered, talked]) {
      expect(await leadRow(db, lead)).toMatchObject({
        stage: 'DEAD_LEAD',
        dead_reason: 'Opted out',
        opted_out: true,
      })
    }
    expect(await leadRow(db, agreed)).toMatchObject({ stage: 'OFFER_ACCEPTED', opted_out: true })
    expect(await itemsOf(db, agreed)).toContain('opted_out')
    const queued = await db.query(`select from pipeline.lead_messages where status = 'queued'`)
    expect(queued.rows).toHaveLength(0)
  })

  story('a lead that is on hold stays where it is, and a person is asked', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [lead])
    await vendorSays(db, lead, 'stop')
    expect(await leadRow(db, lead)).toMatchObject({ stage: 'RETRY_1', opted_out: true, held: true })
    expect(await itemsOf(db, lead)).toEqual(['opted_out'])
  })

  story('a new number on such a lead is not tried: a person is asked', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [lead])
    await vendorSays(db, lead, 'stop', time)
    await db.query(`select pipeline.edit_lead($1, vendor_phone => '07700 900777')`, [lead])
    await db.query('select pipeline.release_lead($1)', [lead])
    await time.pass('5 days')

    expect(await sentTo(db, lead)).toEqual([])
    expect(await eventsOf(db, lead, 'number_after_opt_out')).toHaveLength(1)
    await expect(db.query(`select pipeline.send_message($1, 'hello')`, [lead])).rejects.toMatchObject({
      code: 'VL015',
    })
  })

  story(
    'a lead that came in after the STOP takes it along to a further number',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      await db.query(`select pipeline.mark_opted_out('+447700900999', 'by letter')`)
      const lead = await aLead(db, { ...facts, vendor_phone: '+447700900999' })
      await db.query(`select pipeline.edit_lead($1, vendor_phone => '+447700900998')`, [lead])
      await time.pass('3 days')
      expect(await sentTo(db, lead)).toEqual([])
      expect(await leadRow(db, lead)).toMatchObject({ opted_out: true })
      expect(await itemsOf(db, lead)).toContain('opted_out')
    },
  )

  story(
    'a lead that is brought back to life after a STOP, or gets a silenced number, is asked about at once',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const revived = await aLeadAt(db, 'RETRY_1')
      await vendorSays(db, revived, 'stop', time)
      expect(await leadRow(db, revived)).toMatchObject({ stage: 'DEAD_LEAD' })
      await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'he rang and wants to sell')`, [revived])
      expect(await itemsOf(db, revived)).toEqual(['opted_out'])

      await db.query(
        `insert into pipeline.message_suppressions (phone, reason, source)
         values ('+447700900997', 'wrong_number', 'vendor'), ('+447700900996', 'person', 'by letter')`,
      )
      const edited = await aLeadAt(db, 'RETRY_1')
      await db.query(`select pipeline.edit_lead($1, vendor_phone => '07700 900997')`, [edited])
      expect(await itemsOf(db, edited)).toEqual(['wrong_number'])
      const other = await aLeadAt(db, 'RETRY_1')
      await db.query(`update pipeline.vendor_leads set vendor_phone = '+447700900996' where id = $1`, [other])
      expect(await itemsOf(db, other)).toEqual(['suppressed'])

      await time.pass('10 days')
      for (const lead of [revived, edited, other]) expect(await sentTo(db, lead)).toEqual([])
    },
  )

  story('a child who says stop is left alone, and a person is asked', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, lead, 'im 15 please stop', time)
    expect(await leadRow(db, lead)).toMatchObject({ stage: 'RETRY_1', opted_out: true, held: true })
    expect((await itemsOf(db, lead)).sort()).toEqual(['needs_care', 'opted_out'])
    await time.pass('5 days')
    expect(await sentTo(db, lead)).toEqual([])
  })

  story(
    'a phone that somebody else reads is silenced, and a person looks for another way',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await aLeadAt(db, 'RETRY_1')
      await vendorSays(db, lead, 'please dont text this phone he reads it', time)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'RETRY_1', opted_out: false, held: true })
      expect(await itemsOf(db, lead)).toEqual(['may_want_no_texts'])
      await expect(db.query(`select pipeline.send_message($1, 'hello')`, [lead])).rejects.toMatchObject({
        code: 'VL015',
      })
      await db.query(`select pipeline.edit_lead($1, vendor_phone => '07700 900778')`, [lead])
      await db.query(`select pipeline.send_message($1, 'hello')`, [lead])
      await time.settle()
      expect(await sentTo(db, lead)).toHaveLength(1)
    },
  )

  story('a row written by hand settles the leads like any other STOP', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(
      `insert into pipeline.message_suppressions (phone, reason, source) values ($1, 'complaint', 'e-mail')`,
      [await phoneOf(db, lead)],
    )
    expect(await leadRow(db, lead)).toMatchObject({
      stage: 'DEAD_LEAD',
      dead_reason: 'Complained',
      opted_out: true,
    })
    expect(await eventsOf(db, lead, 'complaint')).toHaveLength(1)
  })

  story('a STOP from a number that is no lead is remembered', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    await db.query(`select pipeline.record_inbound_message('+447700900999', 'Stop xx', 'SM1')`)
    const lead = await aLead(db, { ...facts, vendor_phone: '+447700900999' })
    await time.pass('1 day')
    expect(await sentTo(db, lead)).toEqual([])
    expect(await itemsOf(db, lead)).toContain('suppressed')
  })

  story('an opt-out that only the carrier heard counts', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.record_inbound_message($1, 'ARRET', 'SM2', opt_out_type => 'STOP')`, [
      await phoneOf(db, lead),
    ])
    expect(await leadRow(db, lead)).toMatchObject({ stage: 'DEAD_LEAD', opted_out: true })
  })

  story(
    'a vendor whom we must not text is answered by a person, never by an agent',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [lead])
      await vendorSays(db, lead, 'stop', time)
      await db.query('select pipeline.release_lead($1)', [lead])
      await vendorSays(db, lead, 'but what would you pay', time)
      const runs = await db.query(
        `select from pipeline.agent_runs where vendor_lead_id = $1 and purpose = 'REPLY' and created_at > (select opted_out_at from pipeline.vendor_leads where id = $1)`,
        [lead],
      )
      expect(runs.rows).toHaveLength(0)
      expect(await itemsOf(db, lead)).toContain('vendor_wrote')
    },
  )
})

describe('whoever settles a number’s leads takes them in one order', () => {
  const doors: Record<string, (db: Db, lead: string) => Promise<unknown>> = {
    'a STOP': (db, lead) => vendorSays(db, lead, 'STOP'),
    'a person': async (db, lead) =>
      db.query(`select pipeline.mark_opted_out($1, 'by letter')`, [await phoneOf(db, lead)]),
    'the carrier’s word': (db) =>
      db.query(`select pipeline_private.record_message_status('SMlate', 'undelivered', '21610')`),
  }
  for (const [door, settle] of Object.entries(doors)) {
    story(door, async ({ database: { pool, db } }) => {
      const phone = '+447700900888'
      const first = await aLeadAt(db, 'RETRY_1', { ...facts, vendor_phone: phone })
      const second = await aLeadAt(db, 'RETRY_1', {
        ...facts,
        vendor_phone: phone,
        property_postcode: 'M1 1AE',
      })
      await db.query(
        `update pipeline.lead_messages
         set status = 'sent', sending_at = pipeline.now(), sent_at = pipeline.now(), carrier = 'twilio', provider_message_id = 'SMlate'
         where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
        [second],
      )
      const other = await pool.connect()
      await other.query('begin')
      await other.query('select pipeline_private.lock_lead($1)', [first])
      const committed = onceWaitedFor(other, `select pipeline_private.lock_lead('${second}'); commit`)
      await settle(db, second)
      await committed
      other.release()
      // Words that would have waited too long for the lock were put aside.
      await db.query('select pipeline_private.take_up_text(inbox.id) from pipeline_private.inbox')
      for (const lead of [first, second]) {
        expect(await leadRow(db, lead)).toMatchObject({ stage: 'DEAD_LEAD', opted_out: true })
      }
    })
  }
})

describe('a wrong number binds the number only', () => {
  story('a corrected number is texted again', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt: start,
      agents: {
        ...eagerAgents,
        sms_agent: async ({ purpose }) =>
          purpose === 'REPLY'
            ? { outcome: 'wrong_number' }
            : { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello' } },
      },
    })
    const lead = await aLead(db)
    await time.settle()
    await vendorSays(db, lead, 'theres no Jo here', time)
    expect(await leadRow(db, lead)).toMatchObject({
      stage: 'DEAD_LEAD',
      dead_reason: 'Wrong number',
      opted_out: false,
    })

    await db.query(`select pipeline.edit_lead($1, vendor_phone => '07700 900555')`, [lead])
    await db.query(`select pipeline.request_transition($1, 'AI_CONVERSATION', 'the number is corrected')`, [
      lead,
    ])
    await time.pass('26 hours')
    const { rows } = await db.query(
      `select phone from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by text_no desc limit 1`,
      [lead],
    )
    expect(rows).toEqual([{ phone: '+447700900555' }])
  })
})

describe('a text that is dropped leaves an event', () => {
  story('of a reminder, of an entry text, of an answer', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await aLead(db)
    await time.settle()
    await db.query(`select pipeline_private.suppress_phone(null, $1, 'person', 'a letter')`, [
      await phoneOf(db, lead),
    ])
    await time.pass('25 hours')
    expect(await eventsOf(db, lead, 'message_dropped')).toMatchObject([
      { metadata: { purpose: 'CONVERSATION_FOLLOW_UP', why: 'the number must not be texted' } },
    ])
    expect(await itemsOf(db, lead)).toContain('suppressed')
    await time.pass('20 days')
    expect(await leadRow(db, lead)).toMatchObject({ stage: 'AI_CONVERSATION' })
  })
})
