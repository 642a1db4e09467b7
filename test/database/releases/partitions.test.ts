import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { migrate } from '../../../db/migrate/migrate.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { copyProgram } from '../../support/databases/program_copy.ts'
import { aLeadAt, fillInDeal, only } from '../../support/leads.ts'

const histories = ['pipeline_events', 'audit_log']

/** Where the rows, indexes and identities of a table lie on disk. */
async function filesOf(db: Db, schema: string, suffix: string): Promise<unknown> {
  const { rows } = await db.query(
    `select array_agg(pg_relation_filenode(files.oid) order by files.oid) as files
     from unnest($1::text[]) as history (name)
     cross join lateral (select to_regclass($2 || '.' || name || $3)) as kept (oid)
     join pg_class as files on files.oid = kept.oid or files.oid in (select indexrelid from pg_index where indrelid = kept.oid)`,
    [histories, schema, suffix],
  )
  return only(rows)
}

async function rowsByPartition(db: Db, lead: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string; rows: number }>(
    `select name, count(*)::integer as rows
     from (
       select tableoid::regclass::text as name from pipeline.pipeline_events where vendor_lead_id = $1
       union all
       select tableoid::regclass::text from pipeline.audit_log where vendor_lead_id = $1
     ) as rows group by name`,
    [lead],
  )
  return Object.fromEntries(rows.map(({ name, rows }) => [name.replace('pipeline_private.', ''), rows]))
}

story(
  'history is parted by months without being written anew, and leads go on',
  { timeout: 180_000 },
  async ({ database: { url, pool, db } }) => {
    const time = await clockwork(pool, { startAt: '2040-03-30T10:00:00Z' })
    const lead = await aLeadAt(db, 'OFFER_MADE')
    await time.settle()
    const before = await filesOf(db, 'pipeline', '')

    const copy = await copyProgram()
    await copy.write(
      'migrations/9999_monthly_partitions.sql',
      await readFile(new URL('monthly-partitions.sql', import.meta.url), 'utf8'),
    )
    await migrate(url, { purpose: 'simulation', program: await copy.read() })
    await copy.end()
    expect(await filesOf(db, 'pipeline_private', '_before_2040_04')).toEqual(before)

    const held = await rowsByPartition(db, lead)
    const goesTo = async (stage: string) => {
      await fillInDeal(db, lead)
      const { rows } = await db.query('select moved from pipeline.request_transition($1, $2)', [lead, stage])
      expect(rows).toEqual([{ moved: true }])
    }
    await time.pass('36 hours')
    await db.query('select pipeline.hold_lead($1, $2)', [lead, 'a call'])
    await time.pass('24 hours')
    await db.query('select pipeline.release_lead($1)', [lead])
    await goesTo('OFFER_ACCEPTED')
    await time.pass('40 days')
    await goesTo('DUE_DILIGENCE')

    const now = await rowsByPartition(db, lead)
    expect(Object.keys(now).sort()).toEqual(
      histories.flatMap((name) => [`${name}_2040_04`, `${name}_2040_05`, `${name}_before_2040_04`]).sort(),
    )
    expect(now.pipeline_events_before_2040_04).toBeGreaterThanOrEqual(
      held.pipeline_events_before_2040_04 ?? 0,
    )
    for (const part of Object.keys(now)) {
      for (const deed of [
        `update pipeline_private.${part} set reason = 'x'`,
        `truncate pipeline_private.${part}`,
      ])
        await expect(db.query(deed)).rejects.toMatchObject({ code: 'VL007' })
    }
    expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])

    // What no index of one month can see: the same move once more, in another.
    const client = await pool.connect()
    await client.query('begin')
    await client.query(
      `insert into pipeline.pipeline_events (vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor)
       select vendor_lead_id, event_type, from_stage, to_stage, stage_visit, actor_kind, actor
       from pipeline.pipeline_events where vendor_lead_id = $1 and to_stage = 'OFFER_MADE'`,
      [lead],
    )
    const broken = await client.query('select vendor_lead_id as lead from pipeline.check_invariants()')
    await client.query('rollback')
    client.release()
    expect(broken.rows).toContainEqual({ lead })
  },
)
