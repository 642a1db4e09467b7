import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, aPhone, only } from '../../support/leads.ts'

const many = 4_000

/** What one lead is done by; `$1` is a lead with an offer. */
const deeds: Record<string, string> = {
  'a text comes in': `select pipeline.record_inbound_message(vendor_phone, 'how are you?', 'reads-1') from pipeline.vendor_leads where id = $1`,
  'a plea to be left alone comes in': `select pipeline.record_inbound_message(vendor_phone, 'stop', 'reads-2') from pipeline.vendor_leads where id = $1`,
  'a stranger writes': `select pipeline.record_inbound_message('+447700900999', 'hi', 'reads-3')`,
  'a person texts': `select pipeline.send_message($1, 'hello')`,
  'a move': `select pipeline.request_transition($1, 'OFFER_REJECTED')`,
  'an override': `select pipeline.override_stage($1, 'RETRY_2', 'a story', run_effects => true)`,
  'a hold': `select pipeline.hold_lead($1, 'a story')`,
  'a hold for care': `select pipeline.hold_for_care($1, 'a story')`,
  'a take-over': `select pipeline.take_over_lead($1)`,
  'a lead is explained': `select pipeline.explain_lead($1)`,
  'a text is explained': `select pipeline.explain_message(id) from pipeline.lead_messages where vendor_lead_id = $1 limit 1`,
  'a lead as of then': `select pipeline.lead_as_of($1, now())`,
  'an offer': `select pipeline.make_offer($1, 151000, 'We offer £151,000')`,
  'a correction': `select pipeline.edit_lead($1, asking_price => 172500)`,
  'a new lead': `select pipeline.create_lead('07700 900998', property_postcode => 'BS6 5QA', source => 'import', external_ref => 'A-1')`,
  'a consent': `select pipeline.record_consent($1, 'I agree that Homestead Buyers Ltd may text me')`,
  'another number': `select pipeline.add_lead_phone($1, '07700 900997')`,
  'a number is kept from texts': `select pipeline.mark_opted_out(vendor_phone, 'a story') from pipeline.vendor_leads where id = $1`,
  'a timer is moved': `select pipeline.move_timer($1, now() + interval '3 days', 'a story')`,
  'a change is taken back': `select pipeline.undo_manual_change(max(id), 'a story') from pipeline.audit_log where vendor_lead_id = $1 and table_name = 'vendor_leads'`,
}

story(
  'what is done about one lead reads no other, however many there are',
  { timeout: 180_000 },
  async ({ database: { db, pool } }) => {
    await db.query(
      `insert into pipeline.vendor_leads (vendor_phone, vendor_name, source, property_postcode)
     select '+4477' || lpad((9000000 + i)::text, 8, '0'), 'Jo', 'import', 'BS1 4TR' from generate_series(1, $1::integer) as i`,
      [many],
    )
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_phone: aPhone() })
    await db.query('analyze')
    const reads: string[] = []
    for (const [deed, statement] of Object.entries(deeds)) {
      const client = await pool.connect()
      try {
        await client.query('select pg_stat_force_next_flush()') // what was read before does not count
        await client.query('begin')
        await client.query(statement, statement.includes('$1') ? [lead] : [])
        const { rows } = await client.query<{ read: string }>(
          `select format('%s: all of %s', $1::text, relname) as read from pg_stat_xact_user_tables
         where seq_tup_read >= $2 and schemaname like 'pipeline%' order by relname`,
          [deed, many],
        )
        reads.push(...rows.map(({ read }) => read))
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(reads).toEqual([])
  },
)

/** What crowds of leads are done by, one after the other; `$1` and `$2` are the first and the last number. */
const crowds: Record<string, string> = {
  'leads come': `insert into pipeline.vendor_leads (vendor_phone, source, property_address, property_postcode, asking_price, property_type, bedrooms, condition)
    select '+4477' || lpad(number::text, 8, '0'), 'import', '14 Oak Road', 'BS6 5QA', 185000, 'terraced', 3, 'fair'
    from generate_series($1::integer, $2::integer) as number`,
  ...Object.fromEntries(
    Object.entries({
      AI_CONVERSATION: '',
      DEAL_VALIDATION: '',
      OFFER_MADE:
        ', validation_passed = true, estimated_market_value = 200000, bmv_score = 10, offer_amount = 150000',
      VIDEO_SENT: '',
      RETRY_1: '',
      RETRY_2: '',
      DEAD_LEAD: `, dead_reason = 'a story'`,
    }).map(([stage, more]) => [
      `they move to ${stage}`,
      `update pipeline.vendor_leads set pipeline_stage = '${stage}'${more}
       where vendor_phone between '+4477' || lpad($1::integer::text, 8, '0') and '+4477' || lpad($2::integer::text, 8, '0')`,
    ]),
  ),
}

story(
  'in a new database, whose tables nobody has counted, the tenth hundred of leads costs what the second did',
  { timeout: 180_000 },
  async ({ database: { pool } }) => {
    const client = await pool.connect()
    const rowsRead = async () => {
      await client.query('select pg_stat_force_next_flush()')
      const { rows } = await client.query<{ read: number }>(
        `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer as read
       from pg_stat_user_tables where schemaname like 'pipeline%'`,
      )
      return only(rows).read
    }
    try {
      const dearer: string[] = []
      for (const [deed, statement] of Object.entries(crowds)) {
        const reads: number[] = []
        for (let hundred = 0; hundred < 10; hundred += 1) {
          const before = await rowsRead()
          await client.query(statement, [9_000_001 + hundred * 100, 9_000_100 + hundred * 100])
          reads.push((await rowsRead()) - before)
        }
        const [, second = 0] = reads
        const tenth = reads.at(-1) ?? 0
        if (tenth > 1.5 * second) dearer.push(`${deed}: ${second} rows read, then ${tenth}`)
      }
      expect(dearer).toEqual([])
    } finally {
      client.release()
    }
  },
)
