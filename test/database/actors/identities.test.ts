import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'

type Said = Partial<Record<'actor_kind' | 'actor' | 'user_id' | 'reason', string>>

const hannah = '0199b7a0-0000-7000-8000-000000000001'

/** From now on the session is this login's, as if it had signed in itself. */
async function loginAs(db: Db, login: string, inRole?: string): Promise<void> {
  if (inRole !== undefined) await db.query(`create role ${login} login in role ${inRole}`)
  await db.query(`set local application_name = 'psql'; set session authorization ${login}`)
}

async function say(db: Db, said: Said): Promise<void> {
  for (const [name, value] of Object.entries(said)) {
    await db.query('select set_config($1, $2, true)', [`pipeline.${name}`, value])
  }
}

/** Whom the history names for the lead's last move. */
async function signedBy(db: Db, lead: string): Promise<unknown> {
  await db.query('set session authorization postgres')
  const { rows } = await db.query(
    `select actor_kind, actor, user_id, session_login from pipeline.pipeline_events
     where vendor_lead_id = $1 and event_type = 'stage_change' order by id desc limit 1`,
    [lead],
  )
  return only(rows)
}

const reject = `select pipeline.request_transition($1, 'DEAD_LEAD', 'sold elsewhere')`

describe('nobody signs as somebody else', () => {
  const claims: [string, Said, { actor_kind: string; actor: string }][] = [
    [
      'a signed-in user',
      { actor_kind: 'user', actor: 'hannah', user_id: hannah },
      { actor_kind: 'sql', actor: 'ada_psql (hannah)' },
    ],
    [
      'an agent',
      { actor_kind: 'agent', actor: 'sms_agent' },
      { actor_kind: 'sql', actor: 'ada_psql (sms_agent)' },
    ],
    [
      'somebody, of no kind',
      { actor: 'hannah', user_id: hannah },
      { actor_kind: 'sql', actor: 'ada_psql (hannah)' },
    ],
    [
      'somebody who imports',
      { actor_kind: 'import', actor: 'hannah', user_id: hannah },
      { actor_kind: 'import', actor: 'ada_psql (hannah)' },
    ],
    ['nobody', {}, { actor_kind: 'sql', actor: 'ada_psql (psql)' }],
  ]
  for (const [whom, said, signature] of claims) {
    inTransaction(`an operator in psql who says to be ${whom}`, async ({ db }) => {
      const lead = await aLeadAt(db, 'OFFER_MADE')
      await loginAs(db, 'ada_psql', 'pipeline_operator')
      await say(db, said)
      await db.query(reject, [lead])
      expect(await signedBy(db, lead)).toEqual({ ...signature, user_id: null, session_login: 'ada_psql' })
    })
  }

  inTransaction('what a vendor’s text sets off is no deed of the operator who enters it', async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION')
    await loginAs(db, 'ada_psql', 'pipeline_operator')
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'STOP', 'by-hand-1') from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    expect(await signedBy(db, lead)).toMatchObject({ actor_kind: 'webhook', session_login: 'ada_psql' })

    await db.query(`set session authorization ada_psql`)
    const { rows } = await db.query('select kind, name from pipeline_private.actor()')
    expect(rows).toEqual([{ kind: 'sql', name: 'ada_psql (psql)' }])
  })

  inTransaction('nor does one see or end sessions of the user one claims to be', async ({ db }) => {
    await db.query(
      `insert into pipeline_private.users (id, name, role, password_hash) values ($1, 'hannah', 'operator', '$argon2id$x')`,
      [hannah],
    )
    await db.query(
      `insert into pipeline_private.user_sessions (id_hash, user_id, expires_at) values (sha256('x'), $1, now() + interval '1 hour')`,
      [hannah],
    )
    await loginAs(db, 'ada_psql', 'pipeline_operator')
    await say(db, { actor_kind: 'user', user_id: hannah })
    expect((await db.query('select from pipeline.user_sessions')).rows).toEqual([])
  })

  inTransaction(
    'the web process speaks for whoever is signed in, and its login is on record',
    async ({ db }) => {
      const lead = await aLeadAt(db, 'OFFER_MADE')
      await loginAs(db, 'pipeline_server')
      await db.query('set local role pipeline_operator')
      await say(db, { actor_kind: 'user', actor: 'hannah', user_id: hannah })
      await db.query(reject, [lead])
      expect(await signedBy(db, lead)).toEqual({
        actor_kind: 'user',
        actor: 'hannah',
        user_id: hannah,
        session_login: 'pipeline_server',
      })
    },
  )
})

describe('the worker’s login', () => {
  const roles = ['none', 'pipeline_worker', 'somebody_elses']
  for (const role of roles) {
    inTransaction(`passes for no person, with the role ${role}`, async ({ db }) => {
      const lead = await aLeadAt(db, 'INVESTOR_RESERVED')
      await db.query('create role somebody_elses; grant somebody_elses to pipeline_worker')
      await loginAs(db, 'pipeline_worker')
      const { rows } = await db.query(
        `select (pipeline.request_transition($1, 'OFFER_ACCEPTED', 'fell away')).code, set_config('role', $2, true)
         from set_config('role', $2, true) as a, set_config('pipeline.actor_kind', 'user', true) as b, set_config('pipeline.actor', 'hannah', true) as c`,
        [lead, role],
      )
      expect(only(rows).code).toBe('VL004')
    })
  }

  inTransaction('neither owns the queue nor can replace its functions', async ({ db }) => {
    await loginAs(db, 'pipeline_worker')
    for (const deed of [
      `create or replace function graphile_worker.add_jobs(specs graphile_worker.job_spec[], job_key_preserve_run_at boolean default true)
       returns setof graphile_worker._private_jobs language sql as 'select null::graphile_worker._private_jobs'`,
      'alter table graphile_worker._private_jobs disable trigger all',
      'drop view graphile_worker.jobs',
      'create function graphile_worker.mine() returns void language sql as $$select$$',
      'create schema mine',
      'set role pipeline_queue',
      'set role pipeline_owner',
    ]) {
      await db.query('savepoint before')
      await expect(db.query(deed), deed).rejects.toMatchObject({ code: '42501' })
      await db.query('rollback to before')
    }
  })

  inTransaction('nobody may become who owns the queue but who owns everything', async ({ db }) => {
    const { rows } = await db.query(
      `select rolname from pg_roles where pg_has_role(oid, 'pipeline_queue', 'member') and not rolsuper order by 1`,
    )
    expect(rows.map(({ rolname }) => rolname)).toEqual(['pipeline_owner', 'pipeline_queue'])
  })
})

/** What a login may always make where the server's default stands, as it does after a restore: temporary objects. */
const decoys = `
  create function pg_temp.sprung() returns boolean language plpgsql as $$
  begin
    if current_user = 'pipeline_owner' then raise exception 'sprung' using errcode = 'ZZ001'; end if;
    return true;
  end
  $$;
  create domain pg_temp.text as pg_catalog.text check (pg_temp.sprung());
  create domain pg_temp.uuid as pg_catalog.uuid check (pg_temp.sprung());
  create domain pg_temp.jsonb as pg_catalog.jsonb check (pg_temp.sprung());
  create domain pg_temp.bytea as pg_catalog.bytea check (pg_temp.sprung());
  create domain pg_temp.timestamptz as pg_catalog.timestamptz check (pg_temp.sprung())`

describe('nobody has code of theirs run by the owner', () => {
  const deeds: Record<string, string[]> = {
    pipeline_viewer: [
      'select pipeline.explain_lead($1::pg_catalog.uuid)',
      'select count(*) from pipeline.lead_as_of($1::pg_catalog.uuid, now())',
    ],
    pipeline_operator: [
      `select pipeline.hold_lead($1::pg_catalog.uuid, 'wait')`,
      'update pipeline.vendor_leads set bedrooms = 5 where id = $1::pg_catalog.uuid',
      `select pipeline.edit_lead($1::pg_catalog.uuid, bedrooms => 6)`,
    ],
    pipeline_admin: [
      'select count(*) from pipeline.check_invariants() where $1::pg_catalog.uuid is not null',
    ],
  }
  for (const [role, statements] of Object.entries(deeds)) {
    for (const statement of statements) {
      inTransaction(`by types that shadow the server’s: ${role}, ${statement}`, async ({ db }) => {
        const lead = await aLeadAt(db, 'OFFER_MADE')
        await loginAs(db, 'ada_psql', role)
        await db.query(decoys)
        await db.query(statement, [lead])
      })
    }
  }
})

inTransaction('an admin keeps the users', async ({ db }) => {
  await db.query('set local role pipeline_admin')
  for (const deed of [
    `pipeline_private.add_user('ada', 'viewer', '$argon2id$x')`,
    `pipeline_private.set_user_password('ada', '$argon2id$y')`,
    `pipeline.set_user_role('ada', 'operator')`,
    `pipeline.disable_user('ada')`,
    `pipeline.enable_user('ada')`,
  ])
    await db.query(`select ${deed}`)
  await db.query('reset role')
  const { rows } = await db.query(
    `select role, disabled_at, password_hash from pipeline_private.users where name = 'ada'`,
  )
  expect(rows).toEqual([{ role: 'operator', disabled_at: null, password_hash: '$argon2id$y' }])
})
