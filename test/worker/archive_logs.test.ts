import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import { listArchives, listBlocks } from '../../db/archives/kept.ts'
import { rollUpFigures } from '../../db/figures/figures.ts'
import { readBlock } from '../../src/archives/read_archive.ts'
import { verifyBlocks, verifyFile } from '../../src/archives/verify_archive.ts'
import { createLog } from '../../src/log.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import archiveLogs from '../../tasks/schedules/archive_logs.ts'
import { eagerAgents as agents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { vendorSays } from '../support/conversation.ts'
import { story } from '../support/database.ts'
import { aLead, facts, only } from '../support/leads.ts'
import { workersPoolOf } from '../support/workers_pool.ts'

const logs = ['agent_runs', 'audit_log', 'pipeline_events', 'webhook_deliveries']
const archiveDead = 'select pipeline_private.archive_dead_leads()'

async function leftOf(pool: Pool, parent: string, leadId: string) {
  const blocks = await listBlocks(pool, { leadId })
  const left: Record<string, Record<string, unknown>[] | null> = {}
  for (const block of blocks) {
    const lines = await readBlock(parent, block)
    left[block.log] = lines?.map((line) => JSON.parse(line)) ?? null
  }
  return left
}

story(
  'logs of leads that are long finished leave, can be read again and verified, and what is kept stays whole',
  async ({ database: { db, pool } }) => {
    const parent = await mkdtemp(join(tmpdir(), 'archives-'))
    const workers = workersPoolOf(pool, 2)
    const run = (archiveDir: string | null = parent) =>
      archiveLogs({
        unhurriedPool: workers,
        log: createLog('silent'),
        archiveDir: archiveDir ?? undefined,
      } as unknown as TaskTools)()
    try {
      const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
      const [gone, erased, asked, live] = [
        await aLead(db, { ...facts, vendor_name: 'Zebedee Quixote' }),
        await aLead(db, { ...facts, vendor_phone: '+447700900322', vendor_name: 'Ada Pole' }),
        await aLead(db, { ...facts, vendor_phone: '+447700900323' }),
        await aLead(db, { ...facts, vendor_phone: '+447700900324' }),
      ]
      await time.settle()
      await vendorSays(db, gone, 'Who are you?')
      await time.settle()
      await time.pass('1 hour')
      for (const lead of [gone, erased, asked]) {
        await db.query(`select pipeline.edit_lead($1, asking_price => 170000)`, [lead])
        await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold to a cousin')`, [lead])
      }
      await db.query(`select pipeline.hold_lead($1, 'on holiday')`, [live])
      await db.query(
        `insert into pipeline.webhook_deliveries (door, body, told, verdict, vendor_lead_id)
         select 'leads', 'Zebedee came by the form', '{}'::jsonb, 'taken', lead from unnest($1::uuid[]) as lead
         union all
         select 'leads', 'of nobody', '{}', 'ignored', null`,
        [[gone, live]],
      )
      const edit = only(
        (
          await db.query<{ id: string }>(
            `select id from pipeline.audit_log where vendor_lead_id = $1 and new_values ->> 'asking_price' = '170000.00'`,
            [gone],
          )
        ).rows,
      ).id
      await time.pass('31 days')
      await db.query(archiveDead)
      await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?', '{}')`, [asked])
      await time.pass('20 days')
      expect(await run()).toMatchObject({ done: 0, says: 'Nothing was old enough to leave.' })
      await time.pass('20 days')
      expect(await run()).toMatchObject({ says: 'Left into 1 file: webhook deliveries 1.' })
      expect(
        (await db.query('select body from pipeline.webhook_deliveries order by vendor_lead_id nulls first'))
          .rows,
      ).toEqual([{ body: 'of nobody' }, { body: 'Zebedee came by the form' }])
      await time.pass('370 days')
      while ((await rollUpFigures(db, 10_000)) > 0);
      const count = async (table: string, lead: string) =>
        Number(
          only(
            (await db.query(`select count(*) from pipeline.${table} where vendor_lead_id = $1`, [lead])).rows,
          ).count,
        )
      const before = { events: await count('pipeline_events', gone), entries: await count('audit_log', gone) }
      const counted = 'select day, event_type, events from pipeline.event_counts($1, $2) order by 1, 2, 3'
      const figuresBefore = (await db.query(counted, ['2026-03-01', '2027-05-01'])).rows
      const statesBefore = (
        await db.query('select pipeline_stage from pipeline.lead_as_of($1, pipeline.now())', [gone])
      ).rows

      expect(await run(null)).toEqual({ says: 'Nothing leaves: ARCHIVE_DIR is not set.' })
      const result = await run()
      expect(Object.keys(result.counts ?? {}).toSorted()).toEqual(logs.slice(0, 3))
      expect(result.says).toMatch(/^Left into 3 files: agent runs \d+, pipeline events \d+, audit log \d+\.$/)
      expect(await run()).toMatchObject({ done: 0 })

      // It can be read again, row by row, and is not in the database.
      const left = await leftOf(pool, parent, gone)
      expect(Object.keys(left).toSorted()).toEqual(logs)
      expect(await count('pipeline_events', gone)).toBe(before.events - (left.pipeline_events?.length ?? 0))
      expect(await count('audit_log', gone)).toBe(before.entries - (left.audit_log?.length ?? 0))
      expect(JSON.stringify(left)).toContain('Zebedee Quixote')
      expect(left.pipeline_events?.map(({ event_type }) => event_type)).toContain('message_received')
      for (const lead of [asked, live]) expect(await leftOf(pool, parent, lead)).toEqual({})

      // What is kept is whole: figures, history, the record and its chains, also when they go on.
      expect((await db.query(counted, ['2026-03-01', '2027-05-01'])).rows).toEqual(figuresBefore)
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
      await db.query(`select pipeline.edit_lead($1, asking_price => 160000)`, [gone])
      expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
      expect(
        (await db.query('select pipeline_stage from pipeline.lead_as_of($1, pipeline.now())', [gone])).rows,
      ).toEqual(statesBefore)
      await db.query(`update pipeline.settings set time_zone = 'Asia/Kolkata'`)
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
      await expect(
        db.query(`select pipeline.lead_as_of($1, '2026-03-02T10:30:00Z')`, [gone]),
      ).rejects.toMatchObject({ code: 'VL010', hint: expect.stringContaining('orchestrator archives show') })
      await expect(db.query(`select pipeline.explain_undo($1)`, [edit])).rejects.toMatchObject({
        code: 'VL010',
      })
      const kept = await db.query<{ id: string }>(
        `select entries.id from pipeline.audit_log as entries
         join pipeline_private.left_transactions using (transaction_id)
         where entries.vendor_lead_id = $1 and entries.actor_kind = 'sql'`,
        [gone],
      )
      for (const { id } of kept.rows)
        await expect(db.query(`select pipeline.explain_undo($1)`, [id])).rejects.toMatchObject({
          code: 'VL017',
        })

      // Files and chains are verified; of an erased lead nothing can be read, in any copy, and both still stand.
      const verified = async () => {
        let [rows, unreadable] = [0, 0]
        for (const archive of await listArchives(pool)) {
          await verifyFile(parent, archive)
          const blocks = (await listBlocks(pool)).filter(({ archiveId }) => archiveId === archive.id)
          const found = await verifyBlocks(pool, parent, blocks)
          rows += found.rows
          unreadable += found.erased
        }
        return { rows, unreadable }
      }
      expect(await verified()).toEqual({ rows: Number(result.done) + 1, unreadable: 0 })
      await db.query(`select pipeline.erase_lead($1, 'they asked')`, [erased])
      expect(await leftOf(pool, parent, erased)).toEqual({
        agent_runs: null,
        audit_log: null,
        pipeline_events: null,
      })
      expect((await verified()).unreadable).toBe(3)
      expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
      expect(
        (await db.query(`select from pipeline_private.audit_cuts where known::text ~ 'Ada'`)).rows,
      ).toEqual([])
      expect((await leftOf(pool, parent, gone)).audit_log).toHaveLength(left.audit_log?.length ?? 0)

      // A byte that was changed is found, and so is a record that was tampered with before it left.
      const audit = only((await listArchives(pool)).filter(({ log }) => log === 'audit_log'))
      const cuts = 'from pipeline_private.audit_cuts where vendor_lead_id = $1'
      await db.query(`create table public.cuts as select * ${cuts.replace('$1', `'${gone}'`)}`)
      await db.query('update pipeline_private.audit_cuts set hash = sha256(hash) where vendor_lead_id = $1', [
        gone,
      ])
      await expect(verified()).rejects.toThrow('is not as it was written (cut)')
      expect((await db.query('select distinct fault from pipeline.audit_faults($1)', [gone])).rows).toEqual([
        { fault: 'link' },
      ])
      await db.query(`delete ${cuts}`, [gone])
      await db.query('insert into pipeline_private.audit_cuts select * from public.cuts')
      const file = join(parent, audit.path, 'rows.bin')
      const bytes = await readFile(file)
      bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
      await writeFile(file, bytes)
      await expect(verifyFile(parent, audit)).rejects.toThrow('its digest does not fit')
      await expect(leftOf(pool, parent, gone)).rejects.toThrow('is not as it was written')
      expect((await readdir(parent)).filter((name) => name.startsWith('.'))).toEqual([])
    } finally {
      await workers.end()
      await rm(parent, { recursive: true })
    }
  },
)
