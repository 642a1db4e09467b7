import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../../db/migrate/migrate.ts'
import { MigrationError } from '../../../db/migrate/preconditions.ts'
import { readProgram } from '../../../db/migrate/program.ts'
import { keptReleases, refuseRewritten, unpackRelease } from '../../releases/kept_release.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { vendorSays } from '../../support/conversation.ts'
import { aLeadAt, pathOf, stageOf } from '../../support/leads.ts'
import { isProof } from '../../support/run/proof.ts'

const purpose = 'simulation'
const last = (await keptReleases()).at(-1)

const releaseStory = test.extend('database', async ({ task: _ }, { onCleanup }) => {
  const name = `release_${randomUUID().replaceAll('-', '')}`
  const server = new pg.Pool({ connectionString: inject('testServer'), max: 1 })
  await server.query(`create database ${name}`)
  const url = new URL(inject('testServer'))
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 8 })
  pool.on('error', () => {})
  onCleanup(async () => {
    await pool.end()
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  })
  return { url: url.href, pool }
})

/** Migrations that were applied somewhere are never rewritten. */
async function migrateToday(url: string): Promise<void> {
  await migrate(url, { purpose }).catch((error: unknown) => {
    if (!(error instanceof MigrationError)) throw error
    throw new Error(
      `Databases of release ${last} could not be migrated: ${error.message}\n` +
        'There are databases of it: put the file back, and write the change as a file of its own.',
    )
  })
}

releaseStory.skipIf(last === undefined)(
  `a database of release ${last} with leads at every stage is migrated, and they go on`,
  { timeout: 180_000 },
  async ({ database: { url, pool } }) => {
    const root = await unpackRelease(last ?? '')
    try {
      await migrate(url, { purpose, program: await readProgram(root) })
    } finally {
      await rm(root, { recursive: true })
    }
    const leads = new Map<string, string>()
    const { rows: stages } = await pool.query<{ stage: string }>('select stage from pipeline.stages')
    for (const { stage } of stages) leads.set(stage, await aLeadAt(pool, stage))
    const history = await Promise.all([...leads.values()].map((lead) => pathOf(pool, lead)))
    await pool.query(`update pipeline.carrier_errors set meaning = 'in our words' where error_code = '30007'`)
    await pool.query(
      `update pipeline.message_templates set body = 'Still here, {first_name}.' where template = 'retry_1'`,
    )

    await migrateToday(url)

    const kept = await pool.query(
      `select carrier from pipeline.carrier_errors where meaning = 'in our words'`,
    )
    expect(kept.rows).toEqual([{ carrier: 'twilio' }])
    const { rows: texts } = await pool.query<{ template: string }>(
      'select template from pipeline.message_templates where is_placeholder order by template',
    )
    expect(texts.map(({ template }) => template)).toEqual([
      ...[
        'conversation_follow_up_1',
        'conversation_follow_up_2',
        'retry_2',
        'retry_3',
        'validation_rejected',
        'video',
      ],
    ])
    expect((await pool.query('select * from pipeline.check_invariants()')).rows).toEqual([])
    expect((await pool.query('select * from pipeline.audit_faults()')).rows).toEqual([])
    for (const [stage, lead] of leads) expect(await stageOf(pool, lead)).toBe(stage)
    expect(await Promise.all([...leads.values()].map((lead) => pathOf(pool, lead)))).toEqual(history)

    const time = await clockwork(pool, { startAt: '2027-03-02T10:00:00Z', agents: eagerAgents })
    await time.settle()
    const talking = leads.get('AI_CONVERSATION') ?? ''
    await vendorSays(pool, talking, 'go on', time)
    expect(await stageOf(pool, talking)).toBe('OFFER_MADE')
    await time.pass(isProof ? '40 days' : '5 days')
    expect(await stageOf(pool, leads.get('RETRY_3') ?? '')).not.toBe('RETRY_3')
    expect((await pool.query('select * from pipeline.check_invariants()')).rows).toEqual([])
  },
)

test('what a release that is out applies once is not kept in other words', () => {
  const kept = { 'migrations/0001_a.sql': 'create', 'db/rules/0001-a.sql': 'insert', 'db/logic/a.sql': 'old' }
  expect(() => refuseRewritten('0.1.0', kept, { ...kept, 'db/logic/a.sql': 'new' })).not.toThrow()
  expect(() => refuseRewritten('0.1.0', kept, { ...kept, 'migrations/0002_b.sql': 'more' })).not.toThrow()
  for (const path of ['migrations/0001_a.sql', 'db/rules/0001-a.sql']) {
    expect(() => refuseRewritten('0.1.0', kept, { ...kept, [path]: 'other' })).toThrow(`Put back ${path}`)
  }
})
