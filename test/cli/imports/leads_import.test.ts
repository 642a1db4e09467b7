import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { projectFile } from '../../../src/project_file.ts'
import { only } from '../../support/leads.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory } from '../support/story.ts'

async function leadsOf(db: Db) {
  const { rows } = await db.query<Record<string, unknown>>(
    `select vendor_name, vendor_phone, vendor_email, source, external_ref, property_address, property_postcode,
       asking_price, property_type, bedrooms, condition
     from pipeline.vendor_leads
     order by external_ref`,
  )
  return rows
}

async function countOf(db: Db, table: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`select count(*)::integer as count from ${table}`)
  return only(rows).count
}

cliStory('a single row is counted as people count', async ({ folder, run }) => {
  const ran = await run(
    'leads',
    'import',
    await folder.write('one.csv', 'phone,postcode\n07700900101,P01 3AX\n'),
  )
  expect(ran.stdout).toMatch(/^1 row in .*\n {2}1 imported\n {2}1 of those taken with a postcode in which/)
  expect(await folder.read('one.errors.csv')).toBe(
    'row,severity,column,value,problem\n2,read,postcode,P01 3AX,read as PO1 3AX\n',
  )
})

describe('a messy file', () => {
  cliStory('becomes leads as far as it can be understood', async ({ database: { db }, folder, run }) => {
    const ran = await run('leads', 'import', await folder.fixture('messy_leads.csv'))

    expect(ran).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /^Ignored columns: Notes\n3 rows of 9 could not be taken; \S*messy_leads\.errors\.csv says why\.\n$/,
      ),
    })
    expect(await leadsOf(db)).toEqual([
      {
        vendor_name: 'Ada Sparrow',
        vendor_phone: '+447700900101',
        vendor_email: 'ada@example.com',
        source: 'facebook-ads',
        external_ref: 'A1',
        property_address: '14 Oak Road, Bristol',
        property_postcode: 'BS6 5QA',
        asking_price: '185000.00',
        property_type: 'semi_detached',
        bedrooms: 3,
        condition: 'fair',
      },
      expect.objectContaining({ external_ref: 'A2', vendor_phone: '+447700900102', asking_price: null }),
      expect.objectContaining({ external_ref: 'A4', property_postcode: null, asking_price: '1200000.00' }),
      expect.objectContaining({
        external_ref: 'A6',
        vendor_name: null,
        bedrooms: 0,
        condition: 'uninhabitable',
      }),
      expect.objectContaining({ external_ref: 'A8', asking_price: '95000.00', property_type: 'bungalow' }),
    ])
    const { rows } = await db.query(
      `select file, row_count, imported + updated + duplicates as taken, refused, cardinality(refusals) as told, stopped_because,
         array_to_string(refusals, ' ') ~ '077' as tells_values
       from pipeline.lead_imports`,
    )
    expect(rows).toEqual([
      {
        ...{ file: 'messy_leads.csv', row_count: 9, taken: 6, refused: 3, told: 3 },
        ...{ stopped_because: null, tells_values: false },
      },
    ])
  })

  cliStory('is reported on row by row', async ({ folder, run }) => {
    const ran = await run('leads', 'import', await folder.fixture('messy_leads.csv'))

    expect(ran.stdout).toMatch(
      /^9 rows in .*\n {2}5 imported\n {2}1 skipped, being there already\n {2}3 refused\n {2}3 of those taken/,
    )
    expect(await folder.read('messy_leads.errors.csv')).toBe(
      [
        'row,severity,column,value,problem',
        '3,warning,E-mail,ben@example,not an email address',
        '3,warning,Asking Price (£),180-190k,a range: one figure is needed',
        '5,error,Mobile,020 7946 0123,a landline cannot be texted',
        '6,warning,Post Code,M1,only the first half of a postcode',
        '6,warning,Type of Property,castle,not a type of property that is known',
        '6,warning,No. of Beds,lots,not a number of bedrooms',
        '6,warning,Condition,haunted,"not one of excellent, good, fair, poor and uninhabitable"',
        '7,skipped,,+447700900101,the same as row 2',
        '8,warning,Asking Price (£),POA,not an amount of money',
        '9,error,Mobile,4.47E+11,a spreadsheet has shortened the number: format the column as text and export again',
        '11,error,,spilled over,15 cells where the header has 14: is a separator inside a cell that is not quoted?',
        '',
      ].join('\n'),
    )
  })

  cliStory(
    'starts the pipeline for each lead, in the name of the file',
    async ({ database: { db }, folder, run }) => {
      await run('leads', 'import', await folder.fixture('messy_leads.csv'))

      const { rows } = await db.query(
        `select events.actor_kind, events.actor, runs.agent, timers.name as timer, leads.pipeline_stage
       from pipeline.vendor_leads as leads
       join pipeline.pipeline_events as events on events.vendor_lead_id = leads.id
       join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id
       join pipeline.lead_timers as timers on timers.vendor_lead_id = leads.id`,
      )
      const started = {
        actor_kind: 'import',
        actor: 'messy_leads.csv',
        agent: 'sms_agent',
        timer: 'our_turn',
      }
      expect(rows).toEqual(Array(5).fill({ ...started, pipeline_stage: 'NEW_LEAD' }))
    },
  )

  cliStory(
    'is only rehearsed by a dry run, with the same outcome',
    async ({ database: { db }, folder, run }) => {
      const rehearsed = await run('leads', 'import', await folder.fixture('messy_leads.csv'), '--dry-run')
      expect(rehearsed.stdout).toMatch(
        /5 would be imported\n {2}1 would be skipped, being there already\n {2}3 would be refused/,
      )
      expect(await countOf(db, 'pipeline.vendor_leads')).toBe(0)
      expect(await countOf(db, 'graphile_worker.jobs')).toBe(0)

      const report = await folder.read('messy_leads.errors.csv')
      await run('leads', 'import', await folder.fixture('messy_leads.csv'))
      expect(await folder.read('messy_leads.errors.csv')).toBe(report)
    },
  )

  cliStory(
    'is rehearsed for a login that may make no temporary tables, updates and all',
    async ({ database: { db, url }, folder, run }) => {
      await run('leads', 'import', await folder.fixture('messy_leads.csv'))
      const name = new URL(url).pathname.slice(1)
      const login = `clerk_${name}`
      // As every migrated database is; a clone of one loses what was granted on the database itself.
      await db.query(`revoke all on database ${name} from public`)
      await db.query(`grant connect on database ${name} to pipeline_viewer`)
      await db.query(`grant temporary on database ${name} to pipeline_owner`)
      await db.query(`create role ${login} login password 'a-clerk' in role pipeline_operator`)
      try {
        const theirs = new URL(url)
        theirs.username = login
        theirs.password = 'a-clerk'
        const file = await folder.write(
          'later.csv',
          'ref,source,phone,price\nA1,facebook-ads,07700900101,192000\n',
        )
        const rehearsed = await orchestrator(
          ['leads', 'import', file, '--dry-run', '--on-duplicate', 'update'],
          {
            url: theirs.href,
          },
        )
        expect(rehearsed).toMatchObject({ code: 0, stderr: '' })
        expect(rehearsed.stdout).toContain('1 would be updated')
        expect(await countOf(db, `pipeline.pipeline_events where event_type = 'lead_edited'`)).toBe(0)
      } finally {
        await db.query(`drop role ${login}`)
      }
    },
  )

  cliStory('imported again doubles nothing', async ({ database: { db }, folder, run }) => {
    await run('leads', 'import', await folder.fixture('messy_leads.csv'))
    const again = await run('leads', 'import', await folder.fixture('messy_leads.csv'))

    expect(again.stdout).toMatch(/0 imported\n {2}6 skipped, being there already/)
    expect(await countOf(db, 'pipeline.vendor_leads')).toBe(5)
    expect(await folder.read('messy_leads.errors.csv')).toMatch(
      /^2,skipped,,\+447700900101,the same as lead [0-9a-f-]{36}$/m,
    )
  })
})

describe('a clean file', () => {
  const clean = 'phone,postcode,price\n07700900101,BS6 5QA,185000\n07700900102,M1 1AE,\n'

  cliStory('leaves no report, and takes an old one away', async ({ folder, run }) => {
    await folder.write('leads.errors.csv', 'of last week')
    const ran = await run('leads', 'import', await folder.write('leads.csv', clean))

    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(await folder.has('leads.errors.csv')).toBe(false)
  })

  cliStory('of people who opted out is imported, and says so', async ({ database: { db }, folder, run }) => {
    await db.query(
      `insert into pipeline.message_suppressions (phone, reason, source) values ('+447700900102', 'opt_out', 'test')`,
    )
    const ran = await run('leads', 'import', await folder.write('leads.csv', clean))

    expect(ran.stdout).toContain('1 of those imported must not be texted')
    expect(await folder.read('leads.errors.csv')).toContain(
      '3,warning,,+447700900102,this number must not be texted',
    )
  })

  cliStory('imported twice at the same time is imported once', async ({ database: { db }, folder, run }) => {
    const rows = Array.from(
      { length: 400 },
      (_, row) => `07700900${String(row).padStart(3, '0')},BS6 5QA,185000`,
    )
    const path = await folder.write('leads.csv', `phone,postcode,price\n${rows.join('\n')}\n`)
    const args = ['leads', 'import', path, '--batch-size', '20', '--errors']
    await Promise.all([run(...args, `${path}.1`), run(...args, `${path}.2`)])

    expect(await countOf(db, 'pipeline.vendor_leads')).toBe(400)
  })
})

describe('duplicates', () => {
  const first = 'phone,postcode,name,price,beds,ref\n07700900101,BS6 5QA,Ada,185000,3,A1\n'
  const second = 'phone,postcode,name,price,beds,condition,ref\n07700900101,BS6 5QA,,195000,,good,A1\n'

  cliStory('are left as they are', async ({ database: { db }, folder, run }) => {
    await run('leads', 'import', await folder.write('first.csv', first))
    await run('leads', 'import', await folder.write('second.csv', second))

    expect(only(await leadsOf(db))).toMatchObject({ asking_price: '185000.00', condition: null })
  })

  cliStory(
    'are brought up to date on demand, and silence overwrites nothing',
    async ({ database: { db }, folder, run }) => {
      await run('leads', 'import', await folder.write('first.csv', first))
      await db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
      const ran = await run(
        'leads',
        'import',
        await folder.write('second.csv', second),
        '--on-duplicate',
        'update',
      )

      expect(ran.stdout).toContain('1 updated')
      expect(only(await leadsOf(db))).toMatchObject({
        ...{ vendor_name: 'Ada', asking_price: '195000.00', bedrooms: 3, condition: 'good' },
      })
      const { rows } = await db.query<{ pipeline_stage: string }>(
        'select pipeline_stage from pipeline.vendor_leads',
      )
      expect(only(rows).pipeline_stage).toBe('AI_CONVERSATION')
      const edits = `select metadata, actor_kind, actor from pipeline.pipeline_events where event_type = 'lead_edited'`
      const edited = {
        metadata: { fields: ['asking_price', 'condition'] },
        actor_kind: 'import',
        actor: 'second.csv',
      }
      expect((await db.query(edits)).rows).toEqual([edited])

      const again = await run(
        'leads',
        'import',
        await folder.write('second.csv', second),
        '--on-duplicate',
        'update',
      )
      expect(again.stdout).toMatch(/0 imported\n {2}1 skipped, being there already/)
      expect((await db.query(edits)).rows).toEqual([edited])
    },
  )

  cliStory('within a file speak together', async ({ database: { db }, folder, run }) => {
    const both =
      'phone,postcode,name,price,beds\n07700900101,BS6 5QA,Ada,185000,\n07700900101,BS6 5QA,,195000,3\n'
    await run('leads', 'import', await folder.write('both.csv', both), '--on-duplicate', 'update')

    expect(only(await leadsOf(db))).toMatchObject({
      vendor_name: 'Ada',
      asking_price: '195000.00',
      bedrooms: 3,
    })
  })

  cliStory('of a lead that has ended are new leads', async ({ database: { db }, folder, run }) => {
    const file = 'phone,postcode\n07700900101,BS6 5QA\n'
    await run('leads', 'import', await folder.write('leads.csv', file))
    await db.query(`update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'a test'`)
    await run('leads', 'import', await folder.write('leads.csv', file))

    expect(await countOf(db, 'pipeline.vendor_leads')).toBe(2)
  })
})

describe('a reference alone', () => {
  const sheet = (phones: readonly string[], reference: string) =>
    `phone,ref,price\n${phones.map((phone) => `${phone},${reference},185000`).join('\n')}\n`

  cliStory(
    'that a spreadsheet has shortened makes no duplicates',
    async ({ database: { db }, folder, run }) => {
      const path = await folder.write('leads.csv', sheet(['07700900101', '07700900102'], '1.23457E+17'))
      for (const mode of ['skip', 'update']) {
        const ran = await run('leads', 'import', path, '--on-duplicate', mode)
        expect(ran.stdout).toMatch(mode === 'skip' ? /2 imported/ : /0 imported\n {2}2 skipped/)
      }
      expect((await leadsOf(db)).map((lead) => lead.vendor_phone).sort()).toEqual([
        '+447700900101',
        '+447700900102',
      ])
      expect(await folder.read('leads.errors.csv')).toContain('a spreadsheet has shortened the reference')
    },
  )

  cliStory('never writes over another vendor’s lead', async ({ database: { db }, folder, run }) => {
    await run('leads', 'import', await folder.write('leads.csv', sheet(['07700900101'], 'A1')))
    const other = await folder.write('other.csv', sheet(['07700900102'], 'A1'))
    for (const rehearsal of [['--dry-run'], []]) {
      const ran = await run('leads', 'import', other, '--on-duplicate', 'update', ...rehearsal)
      expect(ran.stdout).toContain('refused')
      expect(await folder.read('other.errors.csv')).toMatch(
        /^2,error,,\+447700900102,"lead [0-9a-f-]{36} has this reference, and nothing else of it is the same/m,
      )
    }
    expect(only(await leadsOf(db)).vendor_phone).toBe('+447700900101')
  })
})

describe('the order of the file decides, whichever connection a row takes', () => {
  /** Rows that share a reference and a property and have phones of different ways. */
  const pairs = Array.from({ length: 60 }, (_, place) => {
    const phone = (side: number) =>
      `0770090${String(1000 + 2 * place + side)
        .padStart(4, '0')
        .slice(-4)}`
    return [phone(0), phone(1)].map((each) => `${each.replace('07700901', '07700900')},BS6 5QA,R${place}`)
  })
  const file = `phone,postcode,ref\n${pairs.map(([first]) => first).join('\n')}\n${pairs.map(([, second]) => second).join('\n')}\n`
  const phonesOf = (side: 0 | 1) =>
    pairs.map((pair) => (pair[side] ?? '').replace(/^0(\d+),.*$/, '+44$1')).sort()

  for (const [mode, side] of [
    ['skip', 0],
    ['update', 1],
  ] as const) {
    cliStory(
      `${side === 0 ? 'the first counts' : 'the last counts'} with ${mode}, as the dry run said`,
      async ({ database: { db }, folder, run }) => {
        const path = await folder.write('leads.csv', file)
        const report = async (...more: string[]) => {
          const ran = await run('leads', 'import', path, '--on-duplicate', mode, ...more)
          const problems = (await folder.has('leads.errors.csv')) ? await folder.read('leads.errors.csv') : ''
          return { problems, counts: ran.stdout.replaceAll('would be ', '').replace(/^.*\n/, '') }
        }
        const rehearsed = await report('--dry-run')
        expect(await report()).toEqual(rehearsed)

        const phones = (await leadsOf(db)).map((lead) => lead.vendor_phone)
        expect(phones.sort()).toEqual(phonesOf(side))
      },
    )
  }
})

describe('what goes wrong', () => {
  cliStory(
    'a file without a column for the phone is refused as a whole',
    async ({ database: { db }, folder, run }) => {
      const ran = await run('leads', 'import', await folder.write('leads.csv', 'name,price\nAda,185000\n'))

      expect(ran).toMatchObject({ code: 1, stdout: '' })
      expect(ran.stderr).toMatch(/^leads.csv has no column for the phone.*name, price\n$/)
      expect(await countOf(db, 'pipeline.vendor_leads')).toBe(0)
      expect(await folder.has('leads.errors.csv')).toBe(false)
    },
  )

  cliStory('a file that is not there', async ({ run }) => {
    const ran = await run('leads', 'import', '/nowhere/leads.csv')
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(/^Cannot read \/nowhere\/leads.csv: .*\n$/)
  })

  cliStory('what would be a formula in the report is none', async ({ folder, run }) => {
    const path = await folder.write('leads.csv', 'phone,price\n-=x,\n+447700900101,=1+1\n020 7946 0123,\n')
    await run('leads', 'import', path)
    const report = await folder.read('leads.errors.csv')
    expect(report).toContain(`2,error,phone,'-=x,`)
    expect(report).toContain(`3,warning,price,'=1+1,`)
    expect(report).toContain('4,error,phone,020 7946 0123,')
  })

  cliStory(
    'Ctrl-C stores what is under way, says so, and the next run goes on',
    async ({ database: { db, url }, folder, run }) => {
      const rows = Array.from({ length: 300 }, (_, row) => `077009${String(row).padStart(5, '0')}`)
      const path = await folder.write('leads.csv', `phone\n${rows.join('\n')}\n`)
      const child = spawn(
        process.execPath,
        [projectFile('src/cli/main.ts'), 'leads', 'import', path, '--batch-size', '1'],
        {
          env: { ...process.env, DATABASE_URL: url },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      const said = text(child.stderr)
      await expect.poll(() => countOf(db, 'pipeline.vendor_leads')).toBeGreaterThan(0)
      child.kill('SIGINT')
      const [code] = await once(child, 'exit')
      const stored = await countOf(db, 'pipeline.vendor_leads')
      expect([code, await said]).toEqual([
        130,
        expect.stringMatching(/^Stopped after \d+ rows?: it was told to\. What was stored stays/),
      ])
      expect(stored).toBeLessThan(300)
      expect((await run('leads', 'import', path)).stdout).toMatch(new RegExp(`\\n +${300 - stored} imported`))
    },
  )

  cliStory(
    'a row that the database refuses does not cost the others',
    async ({ database: { db }, folder, run }) => {
      await db.query(
        `alter table pipeline.vendor_leads add constraint nobody_is_called_bobby check (vendor_name <> 'Bobby')`,
      )
      const rows = Array.from({ length: 40 }, (_, row) => `077009001${String(row).padStart(2, '0')},V${row}`)
      const path = await folder.write(
        'leads.csv',
        `phone,name\n${rows.with(17, '07700900199,Bobby').join('\n')}\n`,
      )
      const ran = await run('leads', 'import', path)

      expect(ran).toMatchObject({ code: 3, stdout: expect.stringMatching(/39 imported\n {3}1 refused/) })
      expect(await folder.read('leads.errors.csv')).toContain(
        '19,error,,+447700900199,refused by the database: not true that nobody is called bobby',
      )
      await db.query('alter table pipeline.vendor_leads drop constraint nobody_is_called_bobby')
    },
  )

  cliStory('an import that breaks off is taken up by the next', async ({ database: { db }, folder, run }) => {
    await db.query(`
      create function pipeline.break_off() returns trigger language plpgsql as $$
      begin
        raise exception 'the disk is full' using errcode = '53100';
      end
      $$;
      create trigger _999_break_off before insert on pipeline.vendor_leads
        for each row when (new.vendor_name = 'V25') execute function pipeline.break_off()`)
    const rows = Array.from(
      { length: 40 },
      (_, row) => `077009001${String(row).padStart(2, '0')},V${row},R${row}`,
    )
    const path = await folder.write('leads.csv', `phone,name,ref\n${rows.join('\n')}\n`)
    const broken = await run('leads', 'import', path, '--batch-size', '10')

    expect(broken.code).toBe(1)
    expect(broken.stderr).toMatch(/^Stopped after 20 rows: PostgreSQL has no room on its disk .*again/m)
    await db.query('drop function pipeline.break_off() cascade')

    const next = await run('leads', 'import', path, '--batch-size', '10')
    expect(next.code).toBe(0)
    expect(await countOf(db, 'pipeline.vendor_leads')).toBe(40)
  })
})
