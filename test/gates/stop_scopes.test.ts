import { expect } from 'vitest'
import { inTransaction, story } from '../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'
import { code, resume, stop } from './stopping.ts'

story('who stops texts, who lets them go on, and why, is on record', async ({ database: { db } }) => {
  await stop(db, 'everything')
  const open = await db.query(
    `select type, severity, scope, message like 'Nothing leaves: % stopped all' as says from pipeline.alerts where resolved_at is null`,
  )
  expect(open.rows).toEqual([{ type: 'TEXTS_STOPPED', severity: 'HIGH', scope: 'all', says: true }])
  await db.query(`select pipeline.stop_texts('all', 'again')`)
  await resume(db, 'all')
  const { rows } = await db.query(
    `select scope, reason, end_reason, stopped_by = ended_by as same, ended_at >= since as ordered from pipeline.text_stops`,
  )
  expect(rows).toEqual([
    { scope: 'all', reason: 'a wrong price', end_reason: 'corrected', same: true, ordered: true },
  ])
  const events = await db.query(
    `select event_type, reason, metadata ->> 'scope' as scope from pipeline.pipeline_events where vendor_lead_id is null order by id`,
  )
  expect(events.rows).toEqual([
    { event_type: 'texts_stopped', reason: 'a wrong price', scope: 'all' },
    { event_type: 'texts_resumed', reason: 'corrected', scope: 'all' },
  ])
  expect((await db.query('select from pipeline.alerts where resolved_at is null')).rowCount).toBe(0)
})

inTransaction('a lead is explained by the stop that holds it', async ({ db }) => {
  const lead = await aLeadAt(db, 'RETRY_1', { source: 'website' })
  const explained = async () => {
    const { rows } = await db.query('select pipeline.explain_lead($1) as told', [lead])
    return only(rows).told
  }
  await stop(db, 'source:website')
  await stop(db, 'template:retry_1')
  await stop(db, 'template:retry_2')
  const { next, stops } = await explained()
  expect(next).toMatchObject({
    what: 'resume',
    owedBy: 'person',
    at: null,
    detail: { scope: 'source:website', reason: 'a wrong price' },
  })
  expect(stops.map(({ scope }: { scope: string }) => scope)).toEqual(['source:website', 'template:retry_1'])
  await resume(db, 'source:website')
  expect((await explained()).next).toMatchObject({ what: 'resume', detail: { scope: 'template:retry_1' } })
  await resume(db, 'template:retry_1')
  expect(await explained()).toMatchObject({ next: { what: 'text' }, stops: [] })
})

for (const scope of [
  '',
  ' ',
  'al',
  'source',
  'source:',
  'source:nowhere',
  'template:retry_9',
  'agent:',
  'lead:1',
  'SOURCE:manualx',
  "all'; drop table x",
  null,
])
  inTransaction(`nobody stops ${JSON.stringify(scope)}`, async ({ db }) => {
    await aLead(db)
    await db.query('savepoint before')
    expect(await code(db.query(`select pipeline.stop_texts($1, 'why')`, [scope]))).toBe('VL010')
    await db.query('rollback to before')
    expect(await code(db.query(`select pipeline.resume_texts($1, 'why')`, [scope]))).toBe('VL010')
  })

inTransaction('a stop is read with blanks and capitals, and wants a reason and a person', async ({ db }) => {
  await aLead(db)
  const { rows } = await db.query(`select (pipeline.stop_texts(' Source : manual ', 'why')).scope`)
  expect(rows).toEqual([{ scope: 'source:manual' }])
  for (const [statement, refusal] of [
    [`select pipeline.stop_texts('all', ' ')`, 'VL003'],
    [`select pipeline.stop_texts('all', null)`, 'VL003'],
    [`select pipeline.resume_texts('source:manual', '')`, 'VL003'],
    [`set local role pipeline_worker; select pipeline.stop_texts('all', 'why')`, '42501'],
    [`set local role pipeline_viewer; select pipeline.stop_texts('all', 'why')`, '42501'],
  ] as const) {
    await db.query('savepoint before')
    expect(await code(db.query(statement))).toBe(refusal)
    await db.query('rollback to before')
  }
})
