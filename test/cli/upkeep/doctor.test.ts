import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { aLeadAt, only } from '../../support/leads.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory, cliStoryOfBreach } from '../support/story.ts'

interface Report {
  isHealthy: boolean
  findings: { level: string; about: string; says: string; todo?: string }[]
}

const reportIn = (stdout: string): Report => JSON.parse(stdout)

cliStory('a fresh database is well, but for the worker that is missing', async ({ run }) => {
  const { code, stdout } = await run('doctor', '--json')
  const { isHealthy, findings } = reportIn(stdout)

  expect(code).toBe(0)
  expect(isHealthy).toBe(true)
  expect(findings.filter(({ level }) => level !== 'ok').map(({ about }) => about)).toEqual([
    'workers',
    'sending',
  ])
  expect(findings.every(({ level, todo }) => (level === 'ok') === (todo === undefined))).toBe(true)
})

cliStory('findings are lines with a mark, and what to do', async ({ run }) => {
  const { stdout } = await run('doctor')
  expect(stdout).toMatch(/^✓ server: PostgreSQL 1[89]/m)
  expect(stdout).toMatch(/^! workers: none is connected.*\n {2}→ Start one: npm run worker$/m)
})

cliStory('what was not applied is broken', async ({ database: { db }, run }) => {
  await db.query(`delete from public.applied_migrations where name = '0009_people'`)
  await db.query(`update pipeline_private.applied_rule_releases set name = '0000-other.sql' where index = 1`)
  await db.query(`update pipeline_private.applied_logic set hash = 'of another program'`)
  const { code, stdout } = await run('doctor')

  expect(code).toBe(1)
  expect(stdout).toContain('✗ migrations: not applied: 0009_people')
  expect(stdout).toContain('✗ logic: functions and triggers are not those of this program')
  expect(stdout).toContain('✗ rules: not applied: 0001-first-release.sql')
  expect(stdout).toContain('! rules: applied, but not known here: 0000-other.sql')
})

cliStory('what was edited after it was applied is broken', async ({ database: { db }, run }) => {
  await db.query(
    `update pipeline_private.migration_digests set digest = 'x' where name = '0012_self_knowledge'`,
  )
  await db.query(`update pipeline_private.applied_rule_releases set script = 'x' where index = 1`)
  const { code, stdout } = await run('doctor')
  expect(code).toBe(1)
  expect(stdout).toContain('✗ migrations: edited after they were applied: migrations/0012_self_knowledge.sql')
  expect(stdout).toContain('✗ rules: edited after they were applied: db/rules/0001-first-release.sql')
})

cliStoryOfBreach('a time zone that the server does not know is found', async ({ database: { db }, run }) => {
  const client = await db.query(
    `with off as (select set_config('session_replication_role', 'replica', true))
     update pipeline.settings set time_zone = 'Europe/Londn' from off`,
  )
  expect(client.rowCount).toBe(1)
  const { code, stdout } = await run('doctor')
  expect(code).toBe(1)
  expect(stdout).toContain('✗ time zone: the server knows no region Europe/Londn, by which texts go')
})

cliStoryOfBreach(
  'SQL that was refused is in the server’s log, with who and why; a server that keeps none is found',
  async ({ database: { db, url }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const ann = new pg.Client({ connectionString: url, application_name: 'ann at her desk' })
    await ann.connect()
    await expect(
      ann.query(`update pipeline.vendor_leads set pipeline_stage = 'COMPLETED' where id = '${lead}'`),
    ).rejects.toMatchObject({ code: 'VL001' })
    await ann.end()

    const { rows } = await db.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    const log = await readFile(join(only(rows).folder, '..', 'postgres.log'), 'utf8')
    const [complaint, ...rest] = log.slice(log.indexOf('ann at her desk')).split('\n')
    expect(complaint).toMatch(/ VL001 ERROR: {2}a lead may not move from OFFER_MADE to COMPLETED$/)
    expect(rest.join('\n')).toContain(`"leadId": "${lead}"`)
    expect(rest.join('\n')).toContain(
      `STATEMENT:  update pipeline.vendor_leads set pipeline_stage = 'COMPLETED'`,
    )

    await db.query(
      `do $$ begin execute format('alter database %I set log_min_error_statement = panic', current_database()); end $$`,
    )
    expect((await run('doctor')).stdout).toContain('! server log: SQL that was refused leaves no trace')
  },
)

cliStoryOfBreach('work that is left lying is seen', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await db.query(
    `update pipeline.lead_timers set due_at = now() - interval '2 hours' where vendor_lead_id = $1`,
    [lead],
  )
  await db.query(
    `update pipeline.agent_runs set status = 'dead', finished_at = now(), error = 'a test' where stage = 'OFFER_MADE'`,
  )
  await db.query(`select graphile_worker.add_job('run_agent', run_at => now() - interval '3 hours')`)
  const { code, stdout } = await run('doctor')

  expect(code).toBe(1)
  expect(stdout).toMatch(/^✗ timers: 1 is overdue by more than 5 minutes, the oldest by 2 h$/m)
  expect(stdout).toMatch(/^! dead letters: 1 agent run failed for good/m)
  expect(stdout).toMatch(/^✗ queue: .* the oldest has been due for 3 h$/m)
})

cliStoryOfBreach(
  'a database of another version is left alone, with a word on why',
  async ({ database: { db }, run }) => {
    await db.query(
      `update public.applied_migrations set name = '0009_something_else' where name = '0009_people'`,
    )
    const { code, stderr } = await run('migrate')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'This database was made by another version of this program: 0009_something_else was applied to it where this version has 0009_people. Use that version, or an empty database.\n',
    )
  },
)

test('a database that was never migrated', async () => {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const server = new pg.Client({ connectionString: inject('testServer') })
  await server.connect()
  await server.query(`create database ${name}`)
  try {
    const url = new URL(inject('testServer'))
    url.pathname = `/${name}`
    const { code, stdout } = await orchestrator(['doctor'], { url: url.href })
    expect(code).toBe(1)
    expect(stdout).toContain('✗ migrations: this database is empty\n  → Run: npm run migrate')

    expect(await orchestrator(['leads', 'list'], { url: url.href })).toMatchObject({
      ...{
        code: 1,
        stderr: expect.stringMatching(/^The database is not up to date \(.*\)\. Run: npm run migrate\n$/),
      },
    })

    const migrated = await orchestrator(['migrate'], { url: url.href })
    expect(migrated).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/The database is up to date\.\n$/),
    })
    expect((await orchestrator(['doctor'], { url: url.href })).code).toBe(0)
  } finally {
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  }
})

test('a database where nobody answers', async () => {
  const { code, stdout } = await orchestrator(['doctor'], { url: 'postgres://127.0.0.1:1/nothing' })
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^✗ database: nobody answers\n {2}→ Cannot connect to the database in DATABASE_URL: .*connection refused/,
  )
})
