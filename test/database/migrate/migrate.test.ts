import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { migrate, migrationStatus } from '../../../db/migrate/migrate.ts'
import { orchestrator } from '../../cli/support/orchestrator.ts'
import { productionStory } from '../../support/databases/database.ts'
import { copyProgram, withoutAColumn } from '../../support/databases/program_copy.ts'
import { aLeadAt, allStages, only, stageOf } from '../../support/leads.ts'

const upgradeStory = productionStory.extend('copy', async ({ task: _ }, { onCleanup }) => {
  const copy = await copyProgram()
  onCleanup(() => copy.end())
  return copy
})

/** The one after those that there are. */
const nextRelease = '9999-later.sql'

const production = { purpose: 'production' } as const

/** Everything that a migration could have touched. */
async function everything(db: Db): Promise<unknown> {
  const { rows } = await db.query(
    `select
       (select jsonb_agg(to_jsonb(g) order by kind, name) from pipeline_private.present_guards() as g) as guards,
       (select jsonb_agg(name order by id) from public.applied_migrations) as migrations,
       (select jsonb_agg(name order by id) from pipeline_private.applied_rule_releases) as rules,
       (select hash from pipeline_private.applied_logic) as logic`,
  )
  return only(rows)
}

describe('a migration is refused before anything is changed', () => {
  upgradeStory(
    'when a migration was edited after it was applied',
    async ({ database: { url, db }, copy }) => {
      await copy.change('migrations/0012_self_knowledge.sql', /$/, '\n-- one more thought\n')
      await copy.write(
        'migrations/9999_later.sql',
        '-- Up Migration\ncreate table pipeline.later (id integer);\n',
      )
      const before = await everything(db)
      const refused = {
        code: 'edited_after_applied',
        message: expect.stringContaining('migrations/0012_self_knowledge.sql'),
      }
      const program = await copy.read()
      await expect(migrate(url, { ...production, program })).rejects.toMatchObject(refused)
      await expect(migrationStatus(url, program)).rejects.toMatchObject(refused)
      expect(await everything(db)).toEqual(before)
    },
  )

  upgradeStory('when a release of the rules was', async ({ database: { url, db }, copy }) => {
    await copy.change('db/rules/0001-first-release.sql', 'Homestead Buyers', 'Others')
    await copy.remove('db/logic/clock/today.sql')
    const before = await everything(db)
    await expect(migrate(url, { ...production, program: await copy.read() })).rejects.toMatchObject({
      code: 'edited_after_applied',
    })
    expect(await everything(db)).toEqual(before)
  })

  upgradeStory('when the program is older than the database', async ({ database: { url, db }, copy }) => {
    const older = await copy.read()
    await copy.write(`db/rules/${nextRelease}`, `update pipeline.settings set company_name = 'Others';`)
    await copy.write(
      'db/logic/clock/yesterday.sql',
      `create or replace function pipeline_private.yesterday() returns date language sql as 'select current_date - 1';`,
    )
    await migrate(url, { ...production, program: await copy.read() })
    const before = await everything(db)
    await expect(migrate(url, { ...production, program: older })).rejects.toMatchObject({
      code: 'other_version',
    })
    expect(await everything(db)).toEqual(before)
  })

  for (const loss of ['delete from public.applied_migrations', 'drop table public.applied_migrations']) {
    upgradeStory(`after ${loss}`, async ({ database: { url, db } }) => {
      await db.query(loss)
      await expect(migrate(url, production)).rejects.toMatchObject({ code: 'ledger_lost' })
    })
  }
})

describe('what is looked at', () => {
  upgradeStory('tells what would be applied and changes nothing', async ({ database: { url, db }, copy }) => {
    await copy.write('migrations/9999_later.sql', '-- Up Migration\nselect 1;\n')
    await copy.change('db/logic/clock/today.sql', /$/, '\n-- one more thought\n')
    await copy.remove('db/logic/clock/later.sql')
    await copy.write(`db/rules/${nextRelease}`, 'select 1;')
    const before = await everything(db)
    expect((await migrationStatus(url, await copy.read())).plan).toEqual({
      migrations: ['9999_later'],
      queue: null,
      logic: ['clock/today.sql (changed)', 'clock/later.sql (gone)'],
      appliesLogic: true,
      rules: [nextRelease],
    })
    expect(await everything(db)).toEqual(before)
  })

  productionStory('is shown on the command line', async ({ database: { url, db } }) => {
    const status = await orchestrator(['migrate', '--status'], { url })
    expect(status).toMatchObject({ code: 0, stdout: expect.stringContaining('up to date') })
    const today = new Date().toISOString().slice(0, 10)
    for (const file of ['migrations/0001_roles_and_schemas.sql', 'db/rules/0001-first-release.sql'])
      expect(status.stdout).toMatch(new RegExp(`^${today} \\d\\d:\\d\\dZ  ${file}$`, 'm'))
    const rehearsal = await orchestrator(['migrate', '--dry-run'], { url })
    expect(rehearsal).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing is to be done/) })

    await db.query(`update pipeline_private.applied_logic set hash = 'of an older program'`)
    for (const [option, code] of [
      ['--status', 1],
      ['--dry-run', 0],
    ] as const) {
      const behind = await orchestrator(['migrate', option], { url })
      expect(behind).toMatchObject({
        code,
        stdout: expect.stringMatching(/^to apply +db\/logic as a whole$/m),
      })
    }
  })
})

describe('db/logic is applied to a database with leads at every stage', () => {
  upgradeStory(
    'with another return type, argument names and view columns',
    async ({ database: { url, db }, copy }) => {
      const leads = new Map<string, string>()
      for (const stage of allStages) leads.set(stage, await aLeadAt(db, stage))
      await copy.write(
        'db/logic/clock/later.sql',
        (await import('node:fs')).readFileSync('db/logic/clock/later.sql', 'utf8'),
      )
      await copy.change(
        'db/logic/figures/funnel.sql',
        'returns setof pipeline.funnel_step',
        'returns table (step integer, stage text, title text, leads integer, share_of_previous float8, share_of_all float8)',
      )
      await withoutAColumn(copy)
      await copy.change('db/logic/access/present_roles.sql', /credentials/g, 'hashes')
      const said: string[] = []
      await migrate(url, { ...production, program: await copy.read(), log: (line) => said.push(line) })
      expect(said.join()).toContain('db/logic applied')
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
      for (const [stage, lead] of leads) expect(await stageOf(db, lead)).toBe(stage)
      const moved = await db.query(`select (pipeline.request_transition($1, 'DEAD_LEAD', 'sold')).moved`, [
        leads.get('OFFER_MADE'),
      ])
      expect(moved.rows).toEqual([{ moved: true }])

      await migrate(url, production)
      expect((await migrationStatus(url)).plan).toMatchObject({ appliesLogic: false })
    },
  )

  upgradeStory(
    'what no file makes any more is gone: view, trigger, policy, grants, function',
    async ({ database: { url, db }, copy }) => {
      const present = await everything(db)
      await copy.write(
        'db/logic/clock/zeal.sql',
        `create or replace function pipeline_private.zeal() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as 'begin return new; end';
       create or replace trigger _900_zeal before update on pipeline.vendor_leads for each row execute function pipeline_private.zeal();
       create or replace view pipeline_private.zealots as select 1 as one;
       drop policy if exists zealots_read on pipeline.settings;
       create policy zealots_read on pipeline.settings for select to pipeline_server using (true);
       grant select on pipeline.settings to pipeline_server;
       grant update (company_name) on pipeline.settings to pipeline_operator;
       grant execute on function pipeline_private.today() to pipeline_server;`,
      )
      await migrate(url, { ...production, program: await copy.read() })
      const { rows } = await db.query(
        `select has_table_privilege('pipeline_server', 'pipeline.settings', 'select') as may`,
      )
      expect(rows).toEqual([{ may: true }])

      await migrate(url, production)
      expect(await everything(db)).toEqual(present)
      expect((await db.query('select * from pipeline.check_invariants()')).rows).toEqual([])
    },
  )

  upgradeStory(
    'made by hand, it does not become a guard as released',
    async ({ database: { url, db }, copy }) => {
      await db.query(`create view pipeline_private.meddled as select 1 as one`)
      await db.query(`create policy meddled on pipeline.settings for select to public using (true)`)
      await db.query(
        `create trigger meddled before update on pipeline.settings for each row execute function suppress_redundant_updates_trigger()`,
      )
      await copy.change('db/logic/clock/today.sql', /$/, '\n-- one more thought\n')
      await migrate(url, { ...production, program: await copy.read() })
      const { rows } = await db.query(
        `select name from pipeline_private.present_guards() where name like '%meddled%'`,
      )
      expect(rows).toEqual([])
      expect((await db.query('select from pg_policy where polname = $1', ['meddled'])).rows).toEqual([])
    },
  )

  upgradeStory(
    'what the database does not take is named, with its file',
    async ({ database: { url, db }, copy }) => {
      const before = await everything(db)
      const refusal = async (file: string, sql: string) => {
        await copy.write(file, sql)
        const error: unknown = await migrate(url, { ...production, program: await copy.read() }).catch(
          (reason: unknown) => reason,
        )
        await copy.remove(file)
        return error instanceof Error ? error.message : error
      }
      const migration = 'migrations/9999_later.sql'
      expect(await refusal(migration, '-- Up Migration\nset local role pipeline_owner;\n')).toBe(
        `${migration}: write "reset role;" at its end.`,
      )
      expect(await refusal(migration, '-- Up Migration\nselect 1;\nselect nothing_like_it;\n')).toBe(
        `${migration}: column "nothing_like_it" does not exist`,
      )
      await copy.write('db/logic/workers/late.sql', 'create view pipeline_private.late as select 1 as one;')
      expect(
        await refusal(
          'db/logic/access/early.sql',
          'create view pipeline_private.early as table pipeline_private.late;',
        ),
      ).toBe(
        'db/logic/access/early.sql: relation "pipeline_private.late" does not exist. ' +
          'db/logic/workers/late.sql makes it, later: files are applied in the order of their names',
      )
      await copy.remove('db/logic/workers/late.sql')
      expect(await refusal('db/rules/9999-later.sql', `update pipeline.stages set owner = 'us';\n`)).toMatch(
        /^No release of db\/rules was applied: db\/rules\/9999-later.sql: .*owner_is_known/,
      )
      expect(await everything(db)).toEqual(before)
    },
  )

  upgradeStory(
    'a function that a default calls cannot go unnoticed',
    async ({ database: { url, db }, copy }) => {
      const before = await everything(db)
      await copy.change('db/logic/clock/now.sql', /returns timestamptz/g, 'returns timestamp')
      await expect(migrate(url, { ...production, program: await copy.read() })).rejects.toThrow('db/logic')
      expect(await everything(db)).toEqual(before)
    },
  )
})

productionStory(
  'the rights on the database that a restore loses are given again',
  async ({ database: { url, db } }) => {
    const rights = async () =>
      only(
        (
          await db.query(
            `select
               has_database_privilege('pipeline_server', current_database(), 'connect') as server_connects,
               has_database_privilege('pipeline_owner', current_database(), 'create') as owner_creates,
               exists (
                 select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
                 where datname = current_database() and grantee = 0
               ) as anybody_may
            `,
          )
        ).rows,
      )
    await db.query(
      `do $$ begin
         execute format('revoke all on database %I from pipeline_server, pipeline_viewer, pipeline_worker, pipeline_owner, pipeline_queue', current_database());
         execute format('grant connect, temporary on database %I to public', current_database());
       end $$`,
    )
    expect(await rights()).toEqual({ server_connects: true, owner_creates: false, anybody_may: true })
    await migrate(url, production)
    expect(await rights()).toEqual({ server_connects: true, owner_creates: true, anybody_may: false })
    const said: string[] = []
    await migrate(url, { ...production, log: (line) => said.push(line) })
    expect(said.join()).not.toContain('lost')
  },
)

productionStory(
  'what was granted by hand is revoked, and said; roles of others keep what they were given',
  async ({ database: { url, db } }) => {
    const role = `reports_${Date.now()}`
    await db.query(
      `grant update on pipeline.vendor_leads to pipeline_viewer;
       grant update (vendor_name) on pipeline.vendor_leads to public;
       create role ${role};
       grant select on pipeline.stages to ${role}`,
    )
    const may = async () =>
      only(
        (
          await db.query(
            `select
               has_table_privilege('pipeline_viewer', 'pipeline.vendor_leads', 'update') as viewer_updates,
               has_column_privilege('pipeline_viewer', 'pipeline.vendor_leads', 'vendor_name', 'update') as anybody_renames,
               has_table_privilege('${role}', 'pipeline.stages', 'select') as others_read`,
          )
        ).rows,
      )
    try {
      expect(await may()).toEqual({ viewer_updates: true, anybody_renames: true, others_read: true })
      const said: string[] = []
      await migrate(url, { ...production, log: (line) => said.push(line) })
      expect(await may()).toEqual({ viewer_updates: false, anybody_renames: false, others_read: true })
      expect(said.filter((line) => line.startsWith('revoked')).toSorted()).toEqual([
        'revoked, since it was granted by hand: UPDATE (vendor_name) on pipeline.vendor_leads to public',
        'revoked, since it was granted by hand: UPDATE on pipeline.vendor_leads to pipeline_viewer',
      ])
    } finally {
      await db.query(`drop owned by ${role}; drop role ${role}`)
    }
  },
)
