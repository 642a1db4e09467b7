import { expect, test } from 'vitest'
import type { Db } from '../../../../db/connection/pool.ts'
import { agentOutcomeSchema } from '../../../../src/agents/contract/agent.ts'
import { vocabularies } from '../../../../src/server/graphql/schema/vocabularies/vocabularies.ts'
import { apiStory } from '../../support/api.ts'

/** The values in `column = ANY (ARRAY['a'::text, …])`, `column = 'a'::text` and `CASE column WHEN 'a'::text …`. */
function valuesIn(column: string, definition: string): string[] {
  const compared = new RegExp(
    `\\b${column} = (?:ANY \\(ARRAY\\[([^\\]]*)\\]|('[^']*'::text))|CASE ${column}\\b(.*)\\sEND`,
    'gs',
  )
  return [...definition.matchAll(compared)].flatMap(([, list, value, cases]) =>
    [
      ...(list ?? value ?? cases ?? '').matchAll(
        cases === undefined ? /'([^']*)'::text/g : /WHEN '([^']*)'::text/g,
      ),
    ].map(([, literal = '']) => literal),
  )
}

/** What constraints, of the table or of the domain of a column or an argument, compare it with. */
async function allowedIn(db: Db, place: string): Promise<Set<string>> {
  const [table = '', column = ''] = place.split('.')
  const { rows } = await db.query<{ definition: string }>(
    `select regexp_replace(pg_get_constraintdef(constraints.oid), '(?<!'')VALUE', $2, 'g') as definition
     from pg_attribute as attributes
     join pg_constraint as constraints
       on constraints.conrelid = attributes.attrelid and attributes.attnum = any (constraints.conkey)
       or constraints.contypid = attributes.atttypid
     where attributes.attrelid = to_regclass('pipeline.' || $1) and attributes.attname = $2 and constraints.contype = 'c'
     union all
     select regexp_replace(pg_get_constraintdef(constraints.oid), '(?<!'')VALUE', $2, 'g')
     from pg_proc as functions
     cross join lateral unnest(functions.proargtypes) with ordinality as argument (type, place)
     join pg_constraint as constraints on constraints.contypid = argument.type
     where functions.pronamespace = 'pipeline'::regnamespace and functions.proname = $1 and functions.proargnames[place] = $2`,
    [table, column],
  )
  return new Set(rows.flatMap(({ definition }) => valuesIn(column, definition)))
}

apiStory('an enum has every value that its columns take, and no other', async ({ database: { db } }) => {
  for (const [name, vocabulary] of Object.entries(vocabularies)) {
    if (!('values' in vocabulary) || vocabulary.toldBy !== undefined) continue
    const first = vocabulary.columns[0] ?? ''
    expect({ name, values: await allowedIn(db, first) }).toEqual({
      name,
      values: new Set(Object.keys(vocabulary.values)),
    })
  }
})

apiStory('an enum of what is told has no value that nothing tells', async ({ database: { db } }) => {
  for (const [name, vocabulary] of Object.entries(vocabularies)) {
    if (!('values' in vocabulary) || !vocabulary.toldBy?.length) continue
    const { rows } = await db.query<{ definition: string }>(
      `select case when classes.oid is not null then pg_get_viewdef(classes.oid) else pg_get_functiondef(procs.oid) end as definition
       from unnest($1::text[]) as told (name)
       left join pg_class as classes on classes.relname = told.name and classes.relnamespace = any ('{pipeline,pipeline_private}'::regnamespace[])
       left join pg_proc as procs on procs.proname = told.name and procs.pronamespace = any ('{pipeline,pipeline_private}'::regnamespace[])`,
      [vocabulary.toldBy],
    )
    const told = rows.map(({ definition }) => definition).join()
    for (const value of Object.keys(vocabulary.values))
      expect(told, `${name}.${value}`).toContain(`'${value}'`)
  }
})

test('what came of a run has every value that the contract with agents has, and no other', () => {
  const { RunOutcome } = vocabularies
  if (RunOutcome === undefined || !('values' in RunOutcome)) throw new Error('it has no values')
  expect(Object.keys(RunOutcome.values)).toEqual(agentOutcomeSchema.shape.outcome.options)
})

apiStory(
  'every kind of event and of question that the program writes is known by name',
  async ({ database: { db } }) => {
    const { rows: known } = await db.query<{ known: string }>(
      `select vocabulary || ' ' || name as known from pipeline_private.known_names()`,
    )
    const { rows: written } = await db.query<{ known: string }>(
      `select distinct vocabulary || ' ' || found[1] as known
     from (values ('event_type', 'record_event'), ('review_kind', 'open_review_item')) as writers (vocabulary, writer)
     cross join pg_proc as functions
     cross join regexp_matches(functions.prosrc, writers.writer || '\\(\\s*[^,'']+,\\s*''([a-z0-9_]+)''', 'g') as found
     where functions.pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     order by 1`,
    )
    expect(written.length).toBeGreaterThan(50)
    expect(known.map((one) => one.known)).toEqual(expect.arrayContaining(written.map((one) => one.known)))
  },
)

apiStory('what a deadline brings and what was done to a row are told by name', async ({ ask }) => {
  const { data } = await ask(
    'admin',
    '{ stageTimers { nodes { action } } auditLogs { nodes { operation } } }',
  )
  expect(data.stageTimers.nodes.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['send', 'move', 'review']),
  )
  expect(new Set(data.auditLogs.nodes.map(({ operation }: { operation: string }) => operation))).toContain(
    'INSERT',
  )
})
