import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import { listArchives, listBlocks } from '../../db/archives/kept.ts'
import { archivesGate, leavingRows } from '../../db/archives/leaving.ts'
import { rollUpFigures } from '../../db/figures/figures.ts'
import { readBlock } from '../../src/archives/read_archive.ts'
import { verifyBlocks, verifyFile } from '../../src/archives/verify_archive.ts'
import { writeArchive } from '../../src/archives/write_archive.ts'
import { createLog } from '../../src/log.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import archiveLogs from '../../tasks/schedules/archive_logs.ts'
import { eagerAgents as agents } from '../support/agents.ts'
import { clockwork } from '../support/clockwork.ts'
import { vendorSays } from '../support/conversation.ts'
import { inTransaction, productionStory, story } from '../support/databases/database.ts'
import { workersPoolOf } from '../support/databases/workers_pool.ts'
import { aLead, aLeadAt, facts, only } from '../support/leads.ts'

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
      await db.query(
        `insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, status, finished_at, error)
         select id, pipeline_stage, stage_visit, 'sms_agent', 'follow_up', 'dead', pipeline.now(), 'nobody answered'
         from pipeline.vendor_leads where id = $1`,
        [gone],
      )
      await db.query(
        `select pipeline.resolve_review_item(pipeline_private.open_review_item(
           runs.vendor_lead_id, 'agent_failure', 'Nobody answered', agent_run_id => runs.id
         ), 'texted by hand')
         from pipeline.agent_runs as runs where runs.status = 'dead'`,
      )
      await vendorSays(db, gone, 'Who are you?')
      await time.settle()
      await time.pass('1 hour')
      for (const lead of [gone, erased, asked]) {
        await db.query(`select pipeline.edit_lead($1, asking_price => 170000)`, [lead])
        await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold to a cousin')`, [lead])
      }
      await db.query('update pipeline.vendor_leads set bedrooms = 5 where id = any ($1)', [[gone, live]])
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
      const counted =
        'select figure, scope, amount, out_of from pipeline.figure_values(null, $1, $2) order by 1, 2'
      const figuresBefore = (await db.query(counted, ['2026-03-01', '2027-05-01'])).rows
      const statesBefore = (
        await db.query('select pipeline_stage from pipeline.lead_as_of($1, pipeline.now())', [gone])
      ).rows

      expect(await run(null)).toEqual({ says: 'Nothing leaves: ARCHIVE_DIR is not set.' })
      const result = await run()
      expect(Object.keys(result.counts ?? {}).toSorted()).toEqual(logs.slice(0, 3))
      expect(result.says).toMatch(/^Left into 3 files: agent runs \d+, pipeline events \d+, audit log \d+\.$/)
      expect(await run()).toMatchObject({ done: 0 })
      const answers = `select result, error from pipeline.agent_runs where vendor_lead_id = $1 and num_nonnulls(result, kept_answer, error) > 0`
      expect((await db.query(answers, [gone])).rows).toEqual([{ result: null, error: 'nobody answered' }])

      // It can be read again, row by row, and is not in the database.
      const left = await leftOf(pool, parent, gone)
      expect(Object.keys(left).toSorted()).toEqual(logs)
      expect(await count('pipeline_events', gone)).toBe(before.events - (left.pipeline_events?.length ?? 0))
      expect(await count('audit_log', gone)).toBe(before.entries - (left.audit_log?.length ?? 0))
      expect(JSON.stringify(left)).toContain('Zebedee Quixote')
      expect(left.pipeline_events?.map(({ event_type }) => event_type)).toContain('message_received')
      // Why a run was given up stays where it is.
      expect(left.agent_runs?.map(({ status }) => status)).not.toContain('dead')
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
      // What people did to several leads is taken back of one that is kept, no more as a whole.
      const together = only(
        (
          await db.query<{ id: string }>(
            `select id from pipeline.audit_log where vendor_lead_id = $1 and new_values ? 'bedrooms' and operation = 'UPDATE'`,
            [live],
          )
        ).rows,
      ).id
      await expect(
        db.query(`select pipeline.undo_transaction($1, 'wrong')`, [together]),
      ).rejects.toMatchObject({ code: 'VL017' })
      await db.query(`select pipeline.undo_manual_change($1, 'wrong')`, [together])

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

const soon = "interval '1 microsecond'"
const letAllLeave = `update pipeline.settings
  set archive_dead_after = ${soon}, deliveries_leave_after = ${soon}, runs_leave_after = ${soon}, events_leave_after = ${soon},
    audit_leaves_after = ${soon}`

productionStory(
  'whoever erases a lead while its record leaves waits, and then nobody can read it; nobody else waits',
  async ({ database: { db, pool } }) => {
    const parent = await mkdtemp(join(tmpdir(), 'archives-'))
    const workers = workersPoolOf(pool)
    try {
      const [lead, live] = [await aLeadAt(db, 'DEAD_LEAD'), await aLeadAt(db, 'OFFER_MADE')]
      await db.query(letAllLeave)
      await db.query(archiveDead)
      const client = await workers.connect()
      let erasing: Promise<unknown> | undefined
      const written = await writeArchive(client, parent, 'audit_log', leavingRows('audit_log'), {
        onReached: (point) => {
          if (point === 'written down')
            erasing = db.query(`select pipeline.erase_lead($1, 'they asked')`, [lead])
        },
      })
      client.release()
      await erasing
      expect(written?.rowCount).toBeGreaterThan(0)
      expect(await leftOf(pool, parent, lead)).toEqual({ audit_log: null })
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])

      // What a lead that came back, or one that is locked, has stays; and nothing leaves beside a backup.
      const run = () =>
        archiveLogs({
          unhurriedPool: workers,
          log: createLog('silent'),
          archiveDir: parent,
        } as unknown as TaskTools)()
      const backup = await pool.connect()
      await backup.query(`begin; select pg_advisory_xact_lock_shared(${archivesGate})`)
      expect(await run()).toMatchObject({
        done: 0,
        says: expect.stringContaining('A backup is being written'),
      })
      await backup.query(`rollback; begin; select from pipeline.vendor_leads where id = '${lead}' for update`)
      expect(await run()).toMatchObject({ done: 0 })
      await backup.query('rollback')
      backup.release()
      expect(await leftOf(pool, parent, live)).toEqual({})
    } finally {
      await workers.end()
      await rm(parent, { recursive: true })
    }
  },
)

productionStory(
  'nobody is locked while a file is written: what changes meanwhile stays, and nobody can read it in the file',
  async ({ database: { db, pool } }) => {
    const parent = await mkdtemp(join(tmpdir(), 'archives-'))
    const workers = workersPoolOf(pool)
    try {
      const [lead, other] = [await aLeadAt(db, 'DEAD_LEAD'), await aLeadAt(db, 'DEAD_LEAD')]
      await db.query(letAllLeave)
      await db.query(archiveDead)
      const client = await workers.connect()
      const written = await writeArchive(client, parent, 'audit_log', leavingRows('audit_log'), {
        onReached: async (point) => {
          if (point === 'on the disk') await db.query(`select pipeline.erase_lead($1, 'they asked')`, [lead])
        },
      })
      client.release()
      expect(await leftOf(pool, parent, lead)).toEqual({})
      const left = (await leftOf(pool, parent, other)).audit_log ?? []
      expect(left.length).toBeGreaterThan(0)
      expect(written?.rowCount).toBe(left.length)
      for (const archive of await listArchives(pool)) await verifyFile(parent, archive)
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])

      // When it has been kept for long enough, nobody can read it, and the file goes.
      await db.query(`update pipeline.settings
         set audit_leaves_after = null, events_leave_after = null, runs_leave_after = null, archives_kept_for = ${soon}`)
      const ended = await archiveLogs({
        unhurriedPool: workers,
        log: createLog('silent'),
        archiveDir: parent,
      } as unknown as TaskTools)()
      expect(ended.says).toBe('Nothing was old enough to leave. 1 archive had been kept for long enough.')
      expect(await readdir(parent)).toEqual([])
      expect([await listArchives(pool), await leftOf(pool, parent, other)]).toEqual([[], {}])
      expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    } finally {
      await workers.end()
      await rm(parent, { recursive: true })
    }
  },
)

productionStory(
  'of who signed in and out the record leaves as well, but for the last of each; that of the rules stays whole',
  async ({ database: { db, pool } }) => {
    const parent = await mkdtemp(join(tmpdir(), 'archives-'))
    const workers = workersPoolOf(pool)
    try {
      await db.query(letAllLeave)
      await db.query(`select pipeline_private.add_user('sam', 'operator', '$argon2id$nobody knows it')`)
      await db.query(
        `insert into pipeline_private.user_sessions (id_hash, user_id, expires_at) select sha256('one'), id, now() + interval '1 day' from pipeline_private.users`,
      )
      await db.query('update pipeline_private.user_sessions set ended_at = now()')
      await db.query('delete from pipeline_private.user_sessions')
      const ofRules = 'select count(*) from pipeline.audit_log where table_name = $1'
      const rules = (await db.query(ofRules, ['settings'])).rows
      const result = await archiveLogs({
        unhurriedPool: workers,
        log: createLog('silent'),
        archiveDir: parent,
      } as unknown as TaskTools)()
      expect(result).toMatchObject({ counts: { audit_log: 2 } })
      const [block] = await listBlocks(pool)
      const left = block && (await readBlock(parent, block))
      expect(left?.map((line) => JSON.parse(line).operation)).toEqual(['INSERT', 'UPDATE'])
      expect((await db.query(ofRules, ['settings'])).rows).toEqual(rules)
      expect((await db.query(ofRules, ['user_sessions'])).rows).toEqual([{ count: '1' }])
      expect((await db.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    } finally {
      await workers.end()
      await rm(parent, { recursive: true })
    }
  },
)

inTransaction('no event leaves that figures, the history or an undo are made of', async ({ db }) => {
  const { rows } = await db.query(
    `select distinct names.name
     from (
       select pg_get_viewdef(views.oid) as source
       from pg_class as views
       where views.relnamespace = 'pipeline_private'::regnamespace and views.relkind = 'v' and views.relname ~ '^(facts_of|miscounted|counted)_'
       union all
       select functions.prosrc
       from pg_proc as functions
       where functions.pronamespace = 'pipeline_private'::regnamespace
         and functions.proname in ('broken_history', 'refuse_to_undo', 'obstacles_of', 'add_up_funnel', 'furthest_step')
     ) as readers
     join pipeline_private.built_in_names as names
       on names.vocabulary = 'event_type' and strpos(readers.source, format('%L', names.name)) > 0
     -- Also who wrote a text is a person.
     where names.name <> 'person' and names.name not in (select kept.event_type from pipeline_private.kept_event_types as kept)`,
  )
  expect(rows).toEqual([])
})

productionStory(
  'whoever lets logs leave can do that alone, and only with a file',
  async ({ database: { db, pool } }) => {
    const lead = await aLeadAt(db, 'DEAD_LEAD')
    await db.query(letAllLeave)
    await db.query(archiveDead)
    const refused = async (...statements: string[]) => {
      const client = await pool.connect()
      try {
        for (const statement of ['begin', ...statements, 'commit']) await client.query(statement)
        return 'nobody'
      } catch (error) {
        return (error as { code: string }).code
      } finally {
        client.release(true)
      }
    }
    const takeOut = (digest: string) =>
      `select from pipeline_private.take_out('audit_log', gen_random_uuid(), array['${lead}']::uuid[], pipeline_private.leaves_before('audit_log'),
        (select jsonb_build_array(jsonb_build_object('leadId', '${lead}', 'digest', ${digest}))))`
    const digestOfRows = `(select encode(sha256(convert_to(string_agg(entry || e'\\n', ''), 'UTF8')), 'hex')
      from pipeline_private.rows_to_leave('audit_log', array['${lead}']::uuid[], pipeline_private.leaves_before('audit_log')))`
    const asRole = (role: string) => `set local role ${role}`
    expect(await refused(asRole('pipeline_worker'), takeOut(`''`))).toBe('42501')
    expect(await refused(asRole('pipeline_archive'), takeOut(`''`))).toBe('40001')
    expect(await refused(asRole('pipeline_archive'), takeOut(digestOfRows))).toBe('23503')
    for (const statement of [
      'select from pipeline.vendor_leads',
      'delete from pipeline.audit_log',
      'select key from pipeline_private.archive_blocks',
    ])
      expect(await refused(asRole('pipeline_archive'), statement)).toBe('42501')
    expect(await refused('delete from pipeline.audit_log')).toBe('VL007')
  },
)
