import { describe, expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { eagerAgents, readingsOf } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../support/conversation.ts'
import { story } from '../support/database.ts'
import { aLead, aLeadAt, facts, only, stageOf } from '../support/leads.ts'
import { untilWaiting } from '../support/locks.ts'

const start = '2026-03-02T10:00:00Z'

async function itemsOf(db: Db, lead: string) {
  const { rows } = await db.query<{ kind: string }>(
    'select kind from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null order by id',
    [lead],
  )
  return rows.map(({ kind }) => kind)
}

async function eventsOf(db: Db, lead: string, type: string) {
  const { rows } = await db.query(
    'select metadata, actor, reason from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = $2 order by id',
    [lead, type],
  )
  return rows
}

async function leadRow(db: Db, lead: string) {
  const { rows } = await db.query(
    `select pipeline_stage as stage, dead_reason, opted_out_at is not null as opted_out, held_at is not null as held
     from pipeline.vendor_leads where id = $1`,
    [lead],
  )
  return only(rows)
}

async function phoneOf(db: Db, lead: string): Promise<string> {
  const { rows } = await db.query<{ phone: string }>(
    'select vendor_phone as phone from pipeline.vendor_leads where id = $1',
    [lead],
  )
  return only(rows).phone
}

const sentTo = async (db: Db, lead: string) =>
  (
    await db.query(
      `select purpose from pipeline.lead_messages where vendor_lead_id = $1 and sent_at is not null order by text_no`,
      [lead],
    )
  ).rows

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
         set status = 'sent', sending_at = pipeline.now(), sent_at = pipeline.now(), carrier = 'x', provider_message_id = 'SMlate'
         where vendor_lead_id = $1 and purpose = 'RETRY_1'`,
        [second],
      )
      const other = await pool.connect()
      await other.query('begin')
      await other.query('select pipeline_private.lock_lead($1)', [first])
      const settled = settle(db, second)
      await untilWaiting(pool, 1)
      await other.query('select pipeline_private.lock_lead($1)', [second])
      await other.query('commit')
      other.release()
      await settled
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

describe('what may be a plea', () => {
  story(
    'silences automation and asks a person; what they decide counts',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      await vendorSays(db, lead, 'too many texts mate', time)
      await time.pass('20 days')

      expect(await sentTo(db, lead)).toEqual(before)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'OFFER_MADE', held: true, opted_out: false })
      expect(await itemsOf(db, lead)).toContain('may_want_no_texts')

      await db.query(`select pipeline.mark_opted_out($1, 'rang them: they want none')`, [
        await phoneOf(db, lead),
      ])
      expect(await leadRow(db, lead)).toMatchObject({ opted_out: true })
    },
  )
})

story('an agent that hears a plea does not go on talking', async ({ database: { pool, db } }) => {
  const hears: Agent = async (input) => ({
    outcome: 'reply',
    message: { purpose: 'answer', body: 'But our offer is good' },
    readings: readingsOf(input, 'opt_out', 0.4),
  })
  const time = await clockwork(pool, { startAt: start, agents: readingAgent({ 'nai eucharisto': hears }) })
  const lead = await leadWithAnOffer(db, time)
  const before = await sentTo(db, lead)
  await vendorSays(db, lead, 'nai eucharisto', time)
  await time.pass('20 days')
  expect(await sentTo(db, lead)).toEqual(before)
  expect(await itemsOf(db, lead)).toContain('agent_doubted')
})

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

describe('a phone’s reaction', () => {
  story('to our own text ends nothing', async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
    const lead = await leadWithAnOffer(db, time)
    await time.pass('49 hours')
    const { rows } = await db.query<{ body: string }>(
      `select body from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'VIDEO'`,
      [lead],
    )
    await vendorSays(db, lead, `Liked “${only(rows).body}”`, time)
    expect(await leadRow(db, lead)).toMatchObject({ opted_out: false })
    const listed = await db.query('select from pipeline.message_suppressions')
    expect(listed.rows).toHaveLength(0)
  })
})

story('an agent is not given our own words as the vendor’s', async ({ database: { pool, db } }) => {
  const heard: string[] = []
  const time = await clockwork(pool, {
    startAt: start,
    agents: {
      ...eagerAgents,
      sms_agent: async ({ purpose, conversation }) => {
        const last = conversation.findLast(({ direction }) => direction === 'inbound')
        if (last !== undefined) heard.push(last.body)
        return purpose === 'REPLY'
          ? { outcome: 'reply', message: { purpose: 'question', body: 'Which figure, for example 185,000?' } }
          : { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello. What is its price?' } }
      },
    },
  })
  const lead = await aLead(db)
  await time.settle()
  for (const said of [
    'hm',
    'Liked “Which figure, for example 185,000?”',
    'Reacted 👍 to “Which figure, for exa…”',
    'you wrote "Which figure, for example 185,000?" and I say 150k',
    'my agent said "ask for 210,000 at least"',
  ]) {
    await vendorSays(db, lead, said, time)
  }
  expect(heard).toEqual([
    'hm',
    'Liked',
    'Reacted 👍 to',
    'you wrote  and I say 150k',
    'my agent said "ask for 210,000 at least"',
  ])
})

describe('distress', () => {
  story(
    'holds the lead, and nothing leaves until a person hands it back',
    async ({ database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      await vendorSays(db, lead, 'my husband passed away on sunday', time)
      await time.pass('30 days')
      expect(await sentTo(db, lead)).toEqual(before)
      expect(await leadRow(db, lead)).toMatchObject({ stage: 'OFFER_MADE', held: true })
      expect(await itemsOf(db, lead)).toEqual(['needs_care'])

      await db.query('select pipeline.release_lead($1)', [lead])
      expect(await leadRow(db, lead)).toMatchObject({ held: false })
    },
  )

  story.for([
    ['handed back', 'pipeline.hand_back_lead($1)'],
    [
      'moved and released',
      `pipeline.override_stage($1, 'RETRY_2', 'spoke to them', true), pipeline.release_lead($1)`,
    ],
    [
      'released, and the vendor writes on',
      `pipeline.release_lead($1), pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM-on')`,
    ],
  ] as const)(
    'is answered by a person, also when it was %s',
    async ([how, what], { database: { pool, db } }) => {
      const time = await clockwork(pool, { startAt: start, agents: eagerAgents })
      const lead = await leadWithAnOffer(db, time)
      const before = await sentTo(db, lead)
      if (how === 'handed back') await db.query('select pipeline.take_over_lead($1)', [lead])
      await vendorSays(db, lead, 'my husband passed away on sunday', time)
      await db.query(`select ${what} from pipeline.vendor_leads where id = $1`, [lead])
      await time.pass('30 days')
      expect(await sentTo(db, lead)).toEqual(before)
      expect(await itemsOf(db, lead)).toContain('needs_care')
    },
  )

  story('is noted by people too', async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await db.query(`select pipeline.hold_for_care($1, 'in tears on the phone')`, [lead])
    expect(await leadRow(db, lead)).toMatchObject({ held: true })
    expect(await itemsOf(db, lead)).toEqual(['needs_care'])
    expect(await stageOf(db, lead)).toBe('RETRY_1')
    await expect(db.query(`select pipeline.hold_for_care($1, '')`, [lead])).rejects.toMatchObject({
      code: 'VL003',
    })
  })
})

story(
  'a text far longer than any answer is kept whole and shown to a person',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await vendorSays(db, lead, 's . t . '.repeat(12_000))
    expect(await itemsOf(db, lead)).toEqual(['may_want_no_texts'])
    const { rows } = await db.query(
      `select length(body) as letters from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(rows).toEqual([{ letters: 96_000 }])
  },
)
