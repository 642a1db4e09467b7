import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { faultsOfAlerts } from '../../../db/check/alerts.ts'
import { faultsOfFunctions } from '../../../db/check/functions_faults.ts'
import { faultsOfLayout, mended } from '../../../db/check/layout.ts'
import { faultsOfQueries, queriesOf } from '../../../db/check/queries.ts'
import { faultsOfStages } from '../../../db/check/stages.ts'
import { faultsOfTexts } from '../../../db/check/texts.ts'
import { projectFile } from '../../../src/project_file.ts'
import { storyOfBreach } from '../../support/databases/database.ts'
import { quickFolder } from '../../support/run/test_places.ts'

/** A body of each kind that goes wrong only when it is run, and what is said of it. */
const planted: [fault: string, sql: string, plpgsql: string, said: RegExp][] = [
  [
    'a wrong column',
    'select leads.asking_prize from pipeline.vendor_leads as leads where leads.id = lead_id',
    'perform leads.asking_prize from pipeline.vendor_leads as leads where leads.id = lead_id',
    /column leads.asking_prize does not exist/,
  ],
  [
    'a wrong type',
    'select leads.asking_price from pipeline.vendor_leads as leads where leads.id = 5 or leads.id = lead_id',
    'price := lead_id',
    /operator does not exist: uuid = integer|return type mismatch .* Actual return type is uuid/,
  ],
  [
    'a missing function',
    'select pipeline_private.price_of(lead_id)',
    'price := pipeline_private.price_of(lead_id)',
    /function pipeline_private.price_of\(uuid\) does not exist/,
  ],
  ['an unused variable', 'select 1.0', 'price := 1', /"(lead_id|spare)" is not used/],
  [
    'a wrong argument',
    'select 1.0 from pipeline.hold_lead(lead_id, reasons => $$x$$)',
    'perform pipeline.hold_lead(lead_id, 5, 6)',
    /function pipeline.hold_lead\(.*\) does not exist/,
  ],
  [
    'a field that the record does not have',
    'select leads.asking_price from pipeline.vendor_leads as leads where leads.id = lead_id and leads.no_field',
    `for lead in select leads.id, leads.bedrooms from pipeline.vendor_leads as leads where leads.id = lead_id loop price := lead.no_field; end loop`,
    /no_field|missing FROM-clause entry for table "lead"/,
  ],
]

storyOfBreach(
  'what would go wrong only when a function is run is found before',
  async ({ database: { url, db } }) => {
    for (const [place, [fault, sql, plpgsql]] of planted.entries()) {
      const head = (name: string) =>
        `create function pipeline_private.${name}_${place}(lead_id uuid) returns numeric`
      const spare = fault === 'an unused variable' ? 'spare text; ' : ''
      await db.query(
        `set check_function_bodies = off; ${head('planted_sql')} language sql as $body$ ${sql} $body$`,
      )
      await db.query(
        `${head('planted_plpgsql')} language plpgsql as $body$
         declare price numeric; lead record; ${spare}
         begin ${plpgsql}; lead := null; return price + case when lead_id is null then 1 end; end $body$`,
      )
    }
    // And of some of ours nothing is said; of all of them, whenever the generated files are compared.
    const some = /planted|begin_visit|clear_text|settle_agent_run|book_work/
    const found = await faultsOfFunctions(url, (name) => some.test(name))
    for (const [place, [fault, , , said]] of planted.entries()) {
      for (const name of [`planted_sql_${place}`, `planted_plpgsql_${place}`]) {
        const ofIt = found.filter((line) => line.includes(name))
        expect(ofIt.join('\n'), `${fault} in ${name}`).toMatch(said)
      }
    }
    expect(found).toHaveLength(planted.length * 2)
  },
)

storyOfBreach('statements of TypeScript are looked at too', async ({ database: { url } }) => {
  const text = [
    "query('select leads.asking_prize from pipeline.vendor_leads as leads')",
    "query('select * from pipeline.vendor_leads where id = 5 and vendor_name = $1')",
    'query(`select pipeline.price_of($1)`)',
    'const columns = `select id, bedrooms`',
    'query(`$' + '{columns} from pipeline.vendor_leads where bedroom = $1`)',
    'query(`select * from $' + '{table} where bedroom = $1`)',
    "query('select pipeline.hold_lead($1, reasons => $2)')",
    "query('select id from pipeline.vendor_leads where id = $1')",
    "const line = columnsOf('pipeline.vendor_leads', [\n  'bedrooms',\n])",
    'query(`select $' + '{line.names} from pipeline.stages`)',
    "const held = columnsOf('pipeline.vendor_leads', ['id', 'held_at'])",
    'rowsOf(db, held, sql`where held_a is not null and id = $' + '{param(id)}`)',
    'rowsOf(db, held, sql`where held_at is not null and id = $' + '{param(id)}`)',
  ].join('\n')
  expect(await faultsOfQueries(url, queriesOf('planted.ts', text))).toEqual([
    'planted.ts:1: column leads.asking_prize does not exist',
    'planted.ts:2: operator does not exist: uuid = integer',
    'planted.ts:3: function pipeline.price_of(unknown) does not exist',
    'planted.ts:5: column "bedroom" does not exist',
    expect.stringMatching(/^planted.ts:7: function pipeline.hold_lead\(.*\) does not exist$/),
    'planted.ts:12: column "bedrooms" does not exist',
    'planted.ts:14: column "held_a" does not exist',
  ])
})

storyOfBreach(
  'alerts of which nobody would be told are found, stages without their edges, and texts that would not leave',
  async ({ database: { url, db } }) => {
    expect([await faultsOfAlerts(url), await faultsOfStages(url), await faultsOfTexts(url)]).toEqual([
      [],
      [],
      [],
    ])
    await db.query(
      `set local session_replication_role = replica;
       create function pipeline_private.planted() returns uuid language sql
       as $$ select pipeline_private.raise_alert('NEVER_HEARD', 'all') $$;
       insert into pipeline.alert_rules (type, severity, message, is_looked_for)
       values ('NEVER_LOOKED', 'LOW', 'Nobody looks', true);
       update pipeline.alert_rules set is_looked_for = null where type = 'TEXTS_FILTERED';
       delete from pipeline.stage_transitions where to_stage = 'INVESTOR_PACK_SENT';
       insert into pipeline.message_templates (template, purpose, body)
       values ('hurry', 'HURRY', 'Hi {first_name}, only until Friday. {company}')`,
    )
    expect(await faultsOfAlerts(url)).toEqual([
      expect.stringMatching(/planted\(\) raises NEVER_HEARD, which is no row of alert_rules/),
      expect.stringMatching(/^The rule of NEVER_LOOKED says is_looked_for/),
      expect.stringMatching(/^looked_for_alerts finds TEXTS_FILTERED, which would never end/),
    ])
    expect(await faultsOfStages(url)).toEqual([
      expect.stringMatching(/^INVESTOR_PACK_SENT: a lead that dies there could never come back/),
      expect.stringMatching(/^INVESTOR_PACK_SENT: nothing leads to it/),
    ])
    expect((await faultsOfTexts(url)).join()).toMatch(
      /^The template hurry says "[^"]*Friday[^"]*", which no row backs/im,
    )
  },
)

test('it finds SQL that is laid out otherwise', () => {
  const lines = [
    'SELECT 1;\tselect 2; ',
    '   select 3;',
    '',
    '',
    "select 'It is THREE'; -- Said in a sentence.",
    `select ${'1 + '.repeat(40)} 1`,
  ]
  expect(faultsOfLayout('planted.sql', lines.join('\n'))).toEqual([
    'planted.sql:1: a tab',
    'planted.sql:1: blanks at the end',
    'planted.sql:1: not in lower case',
    'planted.sql:2: not indented by twos',
    'planted.sql:4: a second empty line',
    'planted.sql:6: longer than 150',
    'planted.sql: does not end with one line break',
  ])
})

test('SQL that is laid out otherwise is mended where that takes no judgement', async () => {
  const lines = [
    'SELECT Id,\tbody FROM texts\t',
    "WHERE body = 'It\tis  THREE ",
    '',
    '',
    "SELECT' -- FROM here on:\tBOB'S  ",
    '\tand "FROM" <> $$TO \t \'ALL\'$$; /* AND  ',
    'OR\t*/ ',
    ' \t',
    '',
    '\t',
    'DO $do$',
    'BEGIN',
    "\tPERFORM say('I WILL SELECT') FROM MYTABLE;\r",
    '   END',
    '$do$;',
    '',
    '',
  ]
  const once = await mended(lines.join('\n'))
  expect(once.split('\n')).toEqual([
    'select Id,  body from texts',
    "where body = 'It\tis  THREE ",
    '',
    '',
    "SELECT' -- FROM here on:  BOB'S",
    '  and "FROM" <> $$TO \t \'ALL\'$$; /* AND',
    'OR  */',
    '',
    'do $do$',
    'begin',
    "  perform say('I WILL SELECT') from MYTABLE;",
    '   end',
    '$do$;',
    '',
  ])
  expect(await mended(once)).toBe(once)
  // What is in quotes may be meant so, and what is left asks for a decision.
  expect(faultsOfLayout('planted.sql', once)).toEqual([
    'planted.sql:1: not in lower case',
    'planted.sql:2: a tab',
    'planted.sql:2: blanks at the end',
    'planted.sql:4: a second empty line',
    'planted.sql:6: a tab',
    'planted.sql:11: not in lower case',
    'planted.sql:12: not indented by twos',
  ])
})

const plantedInTypeScript: [fault: string, code: string, said: string][] = [
  [
    'a wrong column',
    `import type { pipeline } from 'zapatos/schema'\nexport type Price = pipeline.vendor_leads.Selectable['asking_prize']`,
    'asking_prize',
  ],
  [
    'a wrong column of a query',
    `import { columnsOf } from '${projectFile('db/connection/rows.ts')}'\nexport const offer = columnsOf('pipeline.offers', ['amounts'])`,
    'amounts',
  ],
  [
    'a wrong column of a condition',
    `import { sql } from 'zapatos/db'\nimport type { pipeline } from 'zapatos/schema'\nexport const which = sql<pipeline.offers.SQL>\`where \${{ vendor_lead: 'x' }}\``,
    'vendor_lead',
  ],
  [
    'a value of another type in a condition',
    `import { sql } from 'zapatos/db'\nimport type { pipeline } from 'zapatos/schema'\nexport const which = sql<pipeline.offers.SQL>\`where \${{ round: 'first' }}\``,
    'TS2345',
  ],
  [
    'a wrong type',
    `import type { pipeline } from 'zapatos/schema'\nexport const row: Partial<pipeline.vendor_leads.Selectable> = { bedrooms: 'three' }`,
    'TS2322',
  ],
  [
    'a missing function',
    `import { priceOf } from '${projectFile('db/leads/vendor_leads.ts')}'\nexport const price = priceOf`,
    'priceOf',
  ],
  ['an unused variable', 'export function price(): number {\n  const spare = 1\n  return 2\n}', 'spare'],
  [
    'a wrong argument',
    `import { requestTransition } from '${projectFile('db/leads/vendor_leads.ts')}'\nexport const moved = requestTransition(1)`,
    'TS2554',
  ],
]

/** What the compiler says of all of them, by their place in the list. */
async function compilePlanted(): Promise<Map<number, string>> {
  const folder = await quickFolder()
  try {
    await Promise.all(
      plantedInTypeScript.map(([, code], place) => writeFile(join(folder, `planted_${place}.ts`), code)),
    )
    await writeFile(join(folder, 'package.json'), '{"type": "module"}')
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: projectFile('tsconfig.json'),
        compilerOptions: {
          typeRoots: [projectFile('node_modules/@types')],
          paths: { 'zapatos/db': [projectFile('node_modules/zapatos/db.d.ts')] },
        },
        include: ['planted_*.ts', projectFile('db/zapatos')],
      }),
    )
    const tsc = projectFile('node_modules/.bin/tsc')
    const ran = promisify(execFile)(tsc, ['--noEmit', '--pretty', 'false', '--project', folder])
    const { stdout }: { stdout: string } = await ran.then(
      () => Promise.reject(new Error('The compiler found nothing.')),
      (error) => error,
    )
    const said = stdout
      .split(/^(?=\S)/m)
      .map((fault) => [/planted_(\d+)\.ts/.exec(fault)?.[1], fault] as const)
    return new Map(
      plantedInTypeScript.map((_, place) => [
        place,
        said
          .filter(([of]) => of === String(place))
          .map(([, fault]) => fault)
          .join(''),
      ]),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('the compiler finds in TypeScript', () => {
  let compiled: ReturnType<typeof compilePlanted> | undefined
  for (const [place, [fault, , said]] of plantedInTypeScript.entries()) {
    test(fault, { timeout: 180_000 }, async () => {
      compiled ??= compilePlanted()
      expect((await compiled).get(place)).toContain(said)
    })
  }
})
