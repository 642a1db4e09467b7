import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { postcodeProblems, readPostcode } from '../../../src/postcodes/read_postcode.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'
import { howMany } from '../../support/run/proof.ts'

interface Read {
  postcode: string | null
  problem: string | null
}

async function inSql(db: Db, written: readonly string[]): Promise<Read[]> {
  const { rows } = await db.query<Read>(
    `select read.postcode, read.problem
     from unnest($1::text[]) with ordinality as given (written, place)
     cross join lateral pipeline_private.read_postcode(given.written) as read
     order by given.place`,
    [written],
  )
  return rows
}

function inTypeScript(written: string): Read {
  const reading = readPostcode(written)
  return reading.ok ? { postcode: reading.value, problem: null } : { postcode: null, problem: reading.kind }
}

function compared(written: readonly string[], read: readonly Read[]): unknown[] {
  return written.flatMap((text, place) => {
    const [sql, typescript] = [read[place], inTypeScript(text)]
    return sql?.postcode === typescript.postcode && sql.problem === typescript.problem
      ? []
      : [{ text, sql, typescript }]
  })
}

describe('what somebody writes for a postcode is read in one way, or refused with its kind', () => {
  const cases: readonly (readonly [written: string, postcode: string | null, problem: string | null])[] = [
    ['bs65qa', 'BS6 5QA', null],
    ['B S 6 5 Q A', 'BS6 5QA', null],
    ['BS6-5QA', 'BS6 5QA', null],
    ['GIR 0AA', 'GIR 0AA', null],
    ['P01 1AA', 'PO1 1AA', null],
    ['PO1 1AA', 'PO1 1AA', null],
    ['S01 1AA', 'SO1 1AA', null],
    ['0X1 1AA', 'OX1 1AA', null],
    ['8S6 5QA', 'BS6 5QA', null],
    ['CRO OAA', 'CR0 0AA', null],
    ['SWIA 1AA', 'SW1A 1AA', null],
    ['S8 OAN', 'S8 0AN', null],
    ['BS6 SQA', 'BS6 5QA', null],
    ['Leeds LS1 4AP', 'LS1 4AP', null],
    ['S80ANL', null, 'not_a_postcode'],
    ['S80 ANL', null, 'not_a_postcode'],
    ['QQ1 1AA', null, 'unknown_area'],
    ['ZZ99 3VZ', null, 'unknown_area'],
    ['M14 5CD', null, 'not_a_postcode'],
    ['BF1 1AA', null, 'unknown_area'],
    ['ML 1AE', null, 'not_a_postcode'],
    ['12 OLD', null, 'not_a_postcode'],
    ['BS6', null, 'outward_only'],
    ['BS6 5QA or BS6 5QB', null, 'several'],
    ['BS6 5QA, or BS6 5QA', 'BS6 5QA', null],
    ['xBS6 5QAx', null, 'not_a_postcode'],
    ['90210', null, 'not_a_postcode'],
    [' - ', null, 'missing'],
  ]
  inTransaction.for(cases)('%s', async ([written, postcode, problem], { db }) => {
    expect(await inSql(db, [written])).toEqual([{ postcode, problem }])
    expect(inTypeScript(written)).toEqual({ postcode, problem })
  })
})

inTransaction('a text that is too long for a postcode is not searched for one', async ({ db }) => {
  const written = `BS6 5QA${', BS6 5QA'.repeat(2_000)}`
  expect(await inSql(db, [written])).toEqual([{ postcode: null, problem: 'not_a_postcode' }])
  expect(inTypeScript(written)).toEqual({ postcode: null, problem: 'not_a_postcode' })
})

describe('the database reads as the program does', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

  inTransaction('every area there could be', async ({ db }) => {
    const areas = letters.flatMap((first) => [first, ...letters.map((second) => first + second)])
    const written = areas.flatMap((area) =>
      ['0', '1', '10', '99', '1A', '2L', 'O'].map((end) => `${area}${end} 1AA`),
    )
    expect(compared(written, await inSql(db, written))).toEqual([])
    const known = written.filter((text) => text.endsWith('1 1AA') && inTypeScript(text).postcode === text)
    expect(known).toHaveLength(124)
  })

  inTransaction('made-up strings', { timeout: 180_000 }, async ({ db }) => {
    const one = <Item>(items: readonly Item[]) => items[Math.floor(Math.random() * items.length)] ?? ''
    const some = (of: string, most: number) =>
      Array.from({ length: Math.floor(Math.random() * (most + 1)) }, () => one([...of])).join('')
    const nearly = () =>
      one(['BS', 'S', 'PO', 'SW', 'EC', 'E', 'L', 'QQ', 'W', 'CR', 'B']) +
      some('0123456789OILSBZ', 2) +
      some('A', 1) +
      one(['', ' ', '  ', '-', '.']) +
      one([...'0123456789OILSBZG']) +
      one(['', '', ' ']) +
      some('AQ5801LNDSTH2B', 2)
    const ways = [
      nearly,
      () => one([...'0125680ABOILS']) + nearly().slice(1),
      () =>
        `${one(['Flat 2, ', 'at', '14 Oak Road ', '(', 'm1 '])}${nearly()}${one(['', '', ' floor', ', UK', '.', ') ', nearly()])}`,
      () => nearly().toLowerCase(),
      () => some('ABEOS0123 -,floor', 10),
    ]
    const strings = howMany('postcodes')
    const atOnce = Math.min(strings, 10_000)
    for (let done = 0; done < strings; done += atOnce) {
      const written = Array.from({ length: atOnce }, () => one(ways.map((way) => way())))
      expect(compared(written, await inSql(db, written))).toEqual([])
    }
  })
})

describe('every door of the database gives the same answer', () => {
  const doors: readonly (readonly [door: string, sql: string])[] = [
    [
      'INSERT',
      `insert into pipeline.vendor_leads (vendor_phone, property_postcode) values ('07700 900002', $1) returning property_postcode`,
    ],
    ['UPDATE', 'update pipeline.vendor_leads set property_postcode = $1 returning property_postcode'],
    [
      'create_lead',
      `select (lead).property_postcode from pipeline.create_lead('07700 900002', property_postcode => $1)`,
    ],
    [
      'edit_lead',
      'select (lead).property_postcode from pipeline.edit_lead((select id from pipeline.vendor_leads), property_postcode => $1)',
    ],
  ]
  inTransaction.for(doors)('%s', async ([, sql], { db }) => {
    await aLead(db)
    await db.query('savepoint door')
    const { rows } = await db.query<{ property_postcode: string }>(sql, ['p01 1aa'])
    expect(only(rows).property_postcode).toBe('PO1 1AA')
    for (const [written, kind] of [
      ['S80ANL', 'not_a_postcode'],
      ['QQ1 1AA', 'unknown_area'],
      ['BS6', 'outward_only'],
    ] as const) {
      await db.query('rollback to savepoint door')
      await expect(db.query(sql, [written])).rejects.toMatchObject({
        code: 'VL018',
        column: 'property_postcode',
        detail: `{"kind": "${kind}", "fields": ["property_postcode"]}`,
        message: postcodeProblems[kind],
      })
    }
  })

  inTransaction('one vendor is written in once, whichever letter was mistaken', async ({ db }) => {
    const add = `select saved, code from pipeline.create_lead('07700 900002', property_postcode => $1)`
    expect((await db.query(add, ['PO1 1AA'])).rows).toEqual([{ saved: true, code: null }])
    expect((await db.query(add, ['P01 1AA'])).rows).toEqual([{ saved: false, code: 'VL019' }])
  })

  inTransaction('a refusal is told in the same words', async ({ db }) => {
    const { rows } = await db.query<{ problem: string; told: string }>(
      'select problem, pipeline_private.postcode_problem_told(problem) as told from unnest($1::text[]) as problem',
      [Object.keys(postcodeProblems)],
    )
    expect(Object.fromEntries(rows.map(({ problem, told }) => [problem, told]))).toEqual(postcodeProblems)
  })
})
