import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction, productionStory, story, storyOfBreach } from '../../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../../support/leads.ts'

const faultsOf = async (db: Db) =>
  (
    await db.query<{ fault: string; table_name: string; row_id: string; detail: { columns?: string[] } }>(
      'select fault, table_name, row_id, detail from pipeline.audit_faults()',
    )
  ).rows

inTransaction('a fix by hand is on record: what was, what is, who, from where and why', async ({ db }) => {
  const lead = await aLead(db, { asking_price: 180_000 })
  await db.query(`set local application_name = 'psql'`)
  await db.query(`select set_config('pipeline.reason', 'typo in the form', true)`)
  await db.query('update pipeline.vendor_leads set asking_price = 185000, bedrooms = 3 where id = $1', [lead])

  const { rows } = await db.query(
    `select operation, old_values, new_values, actor_kind, actor, reason, session_login, application_name, chain_no
     from pipeline.audit_log where vendor_lead_id = $1 order by id desc limit 1`,
    [lead],
  )
  expect(rows).toEqual([
    {
      operation: 'UPDATE',
      old_values: { asking_price: 180000, bedrooms: null },
      new_values: { asking_price: 185000, bedrooms: 3 },
      actor_kind: 'sql',
      actor: 'postgres (psql)',
      reason: 'typo in the form',
      session_login: 'postgres',
      application_name: 'psql',
      chain_no: 2,
    },
  ])
})

inTransaction('an update that changes nothing leaves no entry', async ({ db }) => {
  const lead = await aLead(db)
  await db.query('update pipeline.vendor_leads set vendor_name = vendor_name where id = $1', [lead])
  const { rows } = await db.query(
    'select table_name, operation from pipeline.audit_log where vendor_lead_id = $1 order by id',
    [lead],
  )
  expect(rows).toEqual([
    { table_name: 'consents', operation: 'INSERT' },
    { table_name: 'vendor_leads', operation: 'INSERT' },
  ])
})

inTransaction('a bulk fix has an entry for each lead, each in a chain of its own', async ({ db }) => {
  await db.query(
    `insert into pipeline.vendor_leads (vendor_phone) select '+4477009' || lpad(n::text, 5, '0') from generate_series(1, 500) as n`,
  )
  await db.query(`update pipeline.vendor_leads set condition = 'poor'`)
  const { rows } = await db.query(
    `select operation, chain_no, count(*)::int as entries, count(distinct row_id)::int as leads
     from pipeline.audit_log where table_name = 'vendor_leads' group by 1, 2 order by 2`,
  )
  expect(rows).toEqual([
    { operation: 'INSERT', chain_no: 1, entries: 500, leads: 500 },
    { operation: 'UPDATE', chain_no: 2, entries: 500, leads: 500 },
  ])
  expect(await faultsOf(db)).toEqual([])
})

inTransaction('offers, deals, review items and rules are on record too', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
  await db.query(`select pipeline.request_transition($1, 'NEW_LEAD')`, [lead])
  await db.query(
    `update pipeline.stage_timers set after = '50 hours' where stage = 'RETRY_1' and name = 'timeout'`,
  )
  await db.query(`delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'follow_up_2'`)
  const { rows } = await db.query(
    `select table_name, row_id = any (array['RETRY_1:timeout', 'AI_CONVERSATION:follow_up_2']) as named, operation from pipeline.audit_log
     where table_name <> 'vendor_leads' and transaction_id = pipeline_private.transaction_no() order by id`,
  )
  expect(rows).toEqual([
    { table_name: 'consents', named: false, operation: 'INSERT' },
    { table_name: 'deals', named: false, operation: 'INSERT' },
    { table_name: 'deals', named: false, operation: 'UPDATE' },
    { table_name: 'review_items', named: false, operation: 'INSERT' },
    { table_name: 'stage_timers', named: true, operation: 'UPDATE' },
    { table_name: 'stage_timers', named: true, operation: 'DELETE' },
  ])
  expect(await faultsOf(db)).toEqual([])
})

inTransaction('a rule that is renamed ends one record and begins another', async ({ db }) => {
  await db.query(
    `update pipeline.stage_timers set name = 'silence' where stage = 'RETRY_1' and name = 'timeout'`,
  )
  const { rows } = await db.query(
    `select row_id, operation from pipeline.audit_log where transaction_id = pipeline_private.transaction_no() and table_name = 'stage_timers' order by row_id`,
  )
  expect(rows).toEqual([
    { row_id: 'RETRY_1:silence', operation: 'INSERT' },
    { row_id: 'RETRY_1:timeout', operation: 'DELETE' },
  ])
})

for (const role of ['postgres', 'pipeline_owner', 'pipeline_admin', 'pipeline_worker']) {
  for (const log of ['audit_log', 'pipeline_events']) {
    for (const deed of [
      `update pipeline.${log} set reason = 'x'`,
      `delete from pipeline.${log}`,
      `truncate pipeline.${log} cascade`,
    ]) {
      inTransaction(`${role} cannot ${deed}`, async ({ db }) => {
        await aLead(db)
        await db.query(`set local role ${role}`)
        await expect(db.query(deed)).rejects.toMatchObject({ code: expect.stringMatching(/^(VL007|42501)$/) })
      })
    }
  }
}

inTransaction('audited tables are not truncated behind the log’s back', async ({ db }) => {
  await expect(db.query('truncate pipeline.stage_required_fields')).rejects.toMatchObject({ code: 'VL007' })
})

storyOfBreach(
  'a lead changed with its triggers disabled is found, with the columns',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const quiet = await aLead(db)
    await db.query(`alter table pipeline.vendor_leads disable trigger user`)
    await db.query(`update pipeline.vendor_leads set offer_amount = 99000 where id = $1`, [lead])
    await db.query(`alter table pipeline.vendor_leads enable trigger user`)
    expect(await faultsOf(db)).toEqual([
      { fault: 'row', table_name: 'vendor_leads', row_id: lead, detail: { columns: ['offer_amount'] } },
    ])
    const perLead = async (id: string) =>
      (await db.query('select from pipeline.audit_faults($1)', [id])).rows.length
    expect([await perLead(lead), await perLead(quiet)]).toEqual([1, 0])
  },
)

storyOfBreach(
  'what was checked before is not read again, what was written since is',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    const checked = only((await db.query('select max(id) as id from pipeline.audit_log')).rows).id
    await aLead(db)
    expect((await db.query('select * from pipeline.audit_faults(null, -1)')).rows).toEqual([])
    const since = async () =>
      (await db.query('select fault, row_id from pipeline.audit_faults(since_id => $1)', [checked])).rows
    expect(await since()).toEqual([])

    await db.query('set session_replication_role = replica; update pipeline.vendor_leads set bedrooms = 9')
    expect(await since()).toContainEqual({ fault: 'row', row_id: lead })
  },
)

storyOfBreach(
  'what tells of a person can be erased from an entry, and the chain holds',
  async ({ database: { pool } }) => {
    const lead = await aLead(pool)
    await pool.query(
      `update pipeline.vendor_leads set vendor_name = 'Jo Smith', bedrooms = 3 where id = $1`,
      [lead],
    )
    await pool.query(`update pipeline.vendor_leads set vendor_name = 'Joan Smith' where id = $1`, [lead])
    const faults = async () =>
      (await pool.query('select fault, audit_id from pipeline.audit_faults($1)', [lead])).rows
    expect(await faults()).toEqual([])

    const client = await pool.connect()
    await client.query('set session_replication_role = replica')
    const erase = (rest: string) =>
      client.query(
        `update pipeline.audit_log set new_values = new_values - 'vendor_name', old_values = old_values - 'vendor_name' ${rest}
       where vendor_lead_id = $1 and chain_no = 2 returning id, new_values`,
        [lead],
      )
    const { rows } = await erase(', salt = null')
    expect(rows).toEqual([{ id: expect.any(String), new_values: { bedrooms: 3 } }])
    expect(await faults()).toEqual([])

    // What is left of the entry still cannot be changed, nor can a value be put back.
    for (const put of [`{"bedrooms": 4}`, `{"bedrooms": 3, "vendor_name": "Jo Smith"}`]) {
      await client.query('update pipeline.audit_log set new_values = $2 where id = $1', [rows[0]?.id, put])
      expect(await faults()).toContainEqual({ fault: 'hash', audit_id: rows[0]?.id })
    }
    client.release(true)
  },
)

storyOfBreach('a person’s data that were edited in an entry show up', async ({ database: { pool } }) => {
  const lead = await aLead(pool)
  const client = await pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `update pipeline.audit_log set new_values = new_values || '{"vendor_name": "Joan Smith"}' where vendor_lead_id = $1`,
    [lead],
  )
  client.release(true)
  const { rows } = await pool.query('select fault from pipeline.audit_faults($1)', [lead])
  expect(rows).toContainEqual({ fault: 'hash' })
})

const tamperings: [string, string, string][] = [
  [
    'edited',
    'hash',
    `update pipeline.audit_log set actor = 'somebody else' where chain_no = 2 and vendor_lead_id = $1`,
  ],
  ['removed', 'link', 'delete from pipeline.audit_log where chain_no = 2 and vendor_lead_id = $1'],
  [
    'edited with its hash made to fit',
    'link',
    `update pipeline.audit_log as e set reason = 'x', hash = pipeline_private.audit_hash(
       previous_hash, table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, digests, actor_kind, actor,
       user_id, 'x', session_login, application_name, client_address, transaction_id, created_at)
     where chain_no = 2 and vendor_lead_id = $1`,
  ],
  ['removed at the end', 'row', 'delete from pipeline.audit_log where chain_no = 3 and vendor_lead_id = $1'],
]
for (const [what, fault, deed] of tamperings) {
  storyOfBreach(`an entry ${what} by the owner shows up as ${fault}`, async ({ database: { pool } }) => {
    const lead = await aLead(pool)
    await pool.query('update pipeline.vendor_leads set bedrooms = 3 where id = $1', [lead])
    await pool.query('update pipeline.vendor_leads set bedrooms = 4 where id = $1', [lead])
    const client = await pool.connect()
    await client.query('set session_replication_role = replica')
    await client.query(deed, [lead])
    client.release(true)
    expect(await faultsOf(pool)).toContainEqual(
      expect.objectContaining({ fault, table_name: 'vendor_leads', row_id: lead }),
    )
  })
}

storyOfBreach('an offer deleted without a trace is missed', async ({ database: { pool } }) => {
  const lead = await aLeadAt(pool, 'OFFER_ACCEPTED')
  const client = await pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query('delete from pipeline.deals where vendor_lead_id = $1', [lead])
  client.release(true)
  const found = only(await faultsOf(pool))
  expect(found).toMatchObject({ fault: 'gone', table_name: 'deals' })
})

inTransaction('the log reads the same whatever the session’s settings are', async ({ db }) => {
  await db.query(`set local timezone = 'Asia/Kathmandu'`)
  await db.query(`set local bytea_output = 'escape'`)
  await aLeadAt(db, 'OFFER_ACCEPTED')
  await db.query(`set local timezone = 'America/New_York'`)
  await db.query(`set local datestyle = 'German'`)
  expect(await faultsOf(db)).toEqual([])
})

story('a lead as it was at any moment of its life', async ({ database: { db } }) => {
  await db.query(`select pipeline_private.start_simulation_clock('2026-03-02 09:00Z', 0)`)
  const lead = await aLead(db, { asking_price: 180_000 })
  const advance = (to: string) => db.query('select pipeline_private.advance_clock($1)', [to])
  await advance('2026-03-02 10:00Z')
  await db.query('update pipeline.vendor_leads set asking_price = 170000 where id = $1', [lead])
  await advance('2026-03-02 11:00Z')
  await db.query(`select pipeline.override_stage($1, 'OFFER_MADE', 'by phone')`, [lead])

  const at = async (moment: string) =>
    only(
      (
        await db.query(
          'select asking_price, pipeline_stage, stage_visit, updated_at::text from pipeline.lead_as_of($1, $2)',
          [lead, moment],
        )
      ).rows,
    )
  for (const tooEarly of ['2026-03-02 08:59Z', '2020-01-01', '-infinity'])
    await expect(at(tooEarly)).rejects.toMatchObject({
      code: 'VL010',
      hint: expect.stringContaining('2026-03-02'),
    })
  expect(await at('2026-03-02 09:30Z')).toMatchObject({
    asking_price: '180000.00',
    pipeline_stage: 'NEW_LEAD',
  })
  expect(await at('2026-03-02 10:00Z')).toMatchObject({ asking_price: '170000.00', stage_visit: 1 })
  expect(await at('2026-03-02 12:00Z')).toMatchObject({ pipeline_stage: 'OFFER_MADE', stage_visit: 2 })
  const now = await db.query(
    'select true as same from pipeline.vendor_leads as leads where id = $1 and leads = pipeline.lead_as_of($1, pipeline.now())',
    [lead],
  )
  expect(now.rows).toEqual([{ same: true }])
  await expect(
    db.query(`select pipeline.lead_as_of('00000000-0000-0000-0000-000000000000', now())`),
  ).rejects.toMatchObject({ code: 'VL010' })
})

productionStory(
  'of two fixes that cross, the earlier moment shows neither',
  async ({ database: { pool } }) => {
    const lead = await aLead(pool, { bedrooms: 1, asking_price: 100_000 })
    const slow = await pool.connect()
    await slow.query('begin')
    const began = only((await slow.query('select now()::text as at')).rows).at
    await pool.query('update pipeline.vendor_leads set bedrooms = 2 where id = $1', [lead])
    await slow.query('update pipeline.vendor_leads set asking_price = 200000 where id = $1', [lead])
    await slow.query('commit')
    slow.release()

    const at = async (moment: string) =>
      only(
        (
          await pool.query('select bedrooms, asking_price from pipeline.lead_as_of($1, $2::timestamptz)', [
            lead,
            moment,
          ])
        ).rows,
      )
    expect(await at(began)).toEqual({ bedrooms: 1, asking_price: '100000.00' })
    expect(await at('infinity')).toEqual({ bedrooms: 2, asking_price: '200000.00' })
  },
)
