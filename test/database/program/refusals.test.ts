import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

interface Deed {
  deed: string
  call: string
}

type Rows = Partial<Record<'lead_id' | 'item_id' | 'act_id', string>> & { other: string }

const isReason = `argument.type = 'pipeline.free_text'::regtype and argument.name = any ('{reason,resolution,outcome}')`

/** What people may do, of some kind, called with what must be given. */
async function deeds(db: Db, rows: Rows, reason: string, ofKind: string): Promise<Deed[]> {
  const { rows: found } = await db.query<Deed>(
    `select functions.proname as deed, format('select from pipeline.%I(%s)', functions.proname, string_agg(
       format('%I => %L::%s', argument.name, case
         when argument.type = 'uuid'::regtype then coalesce($1::jsonb ->> argument.name, $1::jsonb ->> 'other')
         when ${isReason} then $2
         when argument.type = 'pipeline.free_text'::regtype then 'They said so'
         when argument.name = 'phone' then '+447700900123'
       end, argument.type::regtype), ', ' order by place) filter (where place is not null)) as call
     from pg_proc as functions
     left join lateral unnest(functions.proargnames, functions.proargtypes::oid[]) with ordinality as argument (name, type, place)
       on place <= functions.pronargs - functions.pronargdefaults
     where functions.pronamespace = 'pipeline'::regnamespace and functions.provolatile = 'v'
       and has_function_privilege('pipeline_admin', functions.oid, 'execute')
     group by functions.oid
     having ${ofKind}
     order by functions.proname`,
    [JSON.stringify(rows), reason],
  )
  expect(found.length).toBeGreaterThan(40)
  return found
}

/** What its description says. */
const says = (words: string) => `obj_description(functions.oid, 'pg_proc') ~ '${words}'`

async function expectAll(db: Db, asked: readonly Deed[], code: string): Promise<void> {
  const answers: string[][] = []
  for (const { deed, call } of asked) {
    await db.query('savepoint before')
    const answer = await db.query(call).then(
      () => 'done',
      (error: { code: string; message: string }) =>
        error.code === code ? code : `${error.code} ${error.message}`,
    )
    await db.query('rollback to before')
    answers.push([deed, answer])
  }
  expect(answers).toEqual(asked.map(({ deed }) => [deed, code]))
}

inTransaction('whatever wants a reason is not done for one that says nothing', async ({ db }) => {
  // One that is refused is answered so, and raises nothing.
  const wantsOne = `bool_or(${isReason}) and functions.proname <> 'reactivate_lead'`
  await expectAll(db, await deeds(db, { other: await aLead(db) }, ' ', wantsOne), 'VL003')
})

inTransaction('what only people may do no automation does', async ({ db }) => {
  const lead = await aLead(db)
  const { rows } = await db.query<{ item_id: string; act_id: string }>(
    `with act as (
       insert into pipeline.bulk_acts (verb, reason, to_stage, chosen_by_hand, look_at, asked_by, actor_kind, actor, login)
       values ('move', 'x', 'DEAD_LEAD', true, now(), 'ada', 'sql', 'ada', 'ada') returning id
     )
     select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as item_id, id as act_id from act`,
    [lead],
  )
  const asked = await deeds(db, { other: lead, ...only(rows) }, 'to see', says('VL004 for automation'))
  await db.query(`select set_config('pipeline.actor_kind', 'agent', true)`)
  await expectAll(db, asked, 'VL004')
})

inTransaction('whoever names a row that is not there is told so', async ({ db }) => {
  const namesOne = `bool_or(argument.type = 'uuid'::regtype and place = 1) and ${says('VL010')}`
  const nobody = { other: '00000000-0000-7000-8000-000000000000' }
  await expectAll(db, await deeds(db, nobody, 'to see', namesOne), 'VL010')
})

inTransaction('whoever names a stage that is none is told so where turns are taken', async ({ db }) => {
  for (const call of [`add_owner_rule('NOWHERE', 'ann')`, `edit_owner_rule(uuidv7(), stage => 'NOWHERE')`]) {
    await db.query('savepoint before')
    await expect(db.query(`select pipeline.${call}`)).rejects.toMatchObject({
      ...{ code: 'VL010', detail: '{"stage": "NOWHERE"}' },
    })
    await db.query('rollback to before')
  }
})

inTransaction('what refuses is asked only where it is called, whatever the plan', async ({ db }) => {
  // PostgreSQL works out in advance what an immutable function says, also where a condition would leave it out.
  const { rows } = await db.query<{ name: string }>(
    `select functions.oid::regprocedure::text as name
     from pg_proc as functions
     where functions.pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
       and functions.prorettype = 'void'::regtype and functions.provolatile = 'i'`,
  )
  expect(rows).toEqual([])
})
