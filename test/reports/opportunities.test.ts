import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { readReportNow } from '../../db/reports/reports.ts'
import { inTransaction } from '../support/databases/database.ts'
import { aLeadAt, aPhone } from '../support/leads.ts'

const itIs = (db: Db, at: string) => db.query('select pipeline_private.start_simulation_clock($1, 0)', [at])

async function opportunities(db: Db): Promise<(string | null)[]> {
  const report = await readReportNow(db, 'daily')
  return (report?.findings ?? []).filter(({ section }) => section === 'opportunity').map(({ says }) => says)
}

inTransaction('a report names the price at which a lead that failed narrowly would pass', async ({ db }) => {
  const fails = async (asking: number, value: number, ceiling: number) => {
    const lead = await aLeadAt(db, 'DEAL_VALIDATION')
    await db.query(
      `update pipeline.agent_runs
       set status = 'succeeded', outcome = 'reject', finished_at = pipeline.now(), result = $2
       where vendor_lead_id = $1 and agent = 'deal_validator' and status = 'queued'`,
      [lead, { basis: { ceiling } }],
    )
    await db.query(
      `update pipeline.vendor_leads set asking_price = $2, estimated_market_value = $3, validation_passed = false where id = $1`,
      [lead, asking, value],
    )
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'too dear' where id = $1`,
      [lead],
    )
  }
  await itIs(db, '2026-06-01T09:00:00Z')
  // The ceiling and 15 % of it are £115,000; a twentieth of what is asked may be too much.
  await fails(115_000, 200_000, 100_000)
  await fails(121_053, 200_000, 100_000)
  expect(await opportunities(db)).toEqual([])
  await fails(121_052, 200_000, 100_000)
  await fails(112_000, 110_400, 100_000)
  const told = [
    'At £110,000 it would have passed; the vendor asked for £112,000.',
    'At £115,000 it would have passed; the vendor asked for £121,052.',
  ]
  expect(await opportunities(db)).toEqual(told)
  await itIs(db, '2026-07-01T08:59:00Z')
  expect(await opportunities(db)).toEqual(told)
  await itIs(db, '2026-07-01T09:00:00Z')
  expect(await opportunities(db)).toEqual([])
})

inTransaction('a report names who asks for no more, or little more, than we may offer', async ({ db }) => {
  const counters = async (amount: number) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const offer = (round: number, status: string) =>
      db.query(
        `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status, counter_amount, sent_at, closed_at)
         values ($1, $2, 100000, 120000, $3, $4, pipeline.now(), pipeline.now())`,
        [lead, round, status, status === 'countered' ? amount : null],
      )
    await offer(1, 'countered')
    return () => offer(2, 'lapsed')
  }
  await itIs(db, '2026-06-01T09:00:00Z')
  await counters(126_001)
  expect(await opportunities(db)).toEqual([])
  await counters(126_000)
  const offerAgain = await counters(120_000)
  const near = 'The vendor asked for £126,000: £6,000 above our ceiling.'
  expect(await opportunities(db)).toEqual(['The vendor asked for £120,000: we may go to £120,000.', near])
  await offerAgain()
  expect(await opportunities(db)).toEqual([near])
  await itIs(db, '2026-07-01T08:59:00Z')
  expect(await opportunities(db)).toEqual([near])
  await itIs(db, '2026-07-01T09:00:00Z')
  expect(await opportunities(db)).toEqual([])
})

inTransaction('a report names bargains whose vendors have fallen silent', async ({ db }) => {
  let texts = 0
  const falls = async (asking: number, ...ways: string[]) => {
    const phone = aPhone()
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: phone })
    await db.query('update pipeline.vendor_leads set asking_price = $2 where id = $1', [lead, asking])
    await db.query(`select pipeline.record_valuation($1, 'seen by a surveyor', 200000, true)`, [lead])
    texts += 1
    await db.query(`select pipeline.record_inbound_message($1, 'the street is quiet', $2)`, [
      phone,
      `SM-quiet-${texts}`,
    ])
    for (const stage of ['RETRY_1', ...ways])
      await db.query(`select pipeline.override_stage($1, $2, 'nobody answers')`, [lead, stage])
    return lead
  }
  await itIs(db, '2026-06-01T09:00:00Z')
  await falls(160_100)
  const held = await falls(120_000)
  await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [held])
  await itIs(db, '2026-06-01T12:00:00Z')
  expect(await opportunities(db)).toEqual([])
  await falls(160_000)
  await falls(150_000, 'DEAD_LEAD')
  await itIs(db, '2026-06-01T15:00:00Z')
  expect(await opportunities(db)).toEqual([
    'Asks for £150,000, 25% below the value, and has been silent for 3 hours.',
    'Asks for £160,000, 20% below the value, and has been silent for 3 hours.',
  ])
})
