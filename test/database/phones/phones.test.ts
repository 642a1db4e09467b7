import fc from 'fast-check'
import metadata from 'libphonenumber-js/metadata.max'
import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { phoneProblems, readPhone } from '../../../src/intake/readers/phone.ts'
import { productionStory as inProduction, inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'
import { howMany, isProof, proofSeed } from '../../support/run/proof.ts'

interface Read {
  e164: string | null
  problem: string | null
}

async function inSql(db: Db, written: readonly string[]): Promise<Read[]> {
  const { rows } = await db.query<Read>(
    `select read.e164, read.problem
     from unnest($1::text[]) with ordinality as given (written, place)
     cross join lateral pipeline_private.read_phone(given.written) as read
     order by given.place`,
    [written],
  )
  return rows
}

function inTypeScript(written: string): Read {
  const reading = readPhone(written)
  return reading.ok ? { e164: reading.value, problem: null } : { e164: reading.e164, problem: reading.kind }
}

describe('what somebody writes for a phone is read as one number, or refused with its kind', () => {
  const cases: readonly (readonly [written: string, e164: string | null, problem: string | null])[] = [
    ['+44 07700 900853', '+447700900853', null],
    ['+44(0)7700900853', '+447700900853', null],
    ['0044 7700 900853', '+447700900853', null],
    ['447700900853', '+447700900853', null],
    ['７７００９００８５３', '+447700900853', null],
    ['\u202a+44\u00a07700\u00a0900853\u202c', '+447700900853', null],
    ['07700–900–853', '+447700900853', null],
    ['020 7946 0123 or 07700 900853', '+447700900853', null],
    ['020 7946 0123 or 020 7946 0124', '+442079460123', 'landline'],
    ['0117 496 0123', '+441174960123', 'landline'],
    ['0909 879 0123', '+449098790123', 'premium_rate'],
    ['0800 496 0123', '+448004960123', 'toll_free'],
    ['0844 123 4567', '+448441234567', 'premium_rate'],
    ['0333 123 4567', '+443331234567', 'company_number'],
    ['070 1234 5678', '+447012345678', 'personal_number'],
    ['056 1234 5678', '+445612345678', 'voip'],
    ['07640 123456', '+447640123456', 'pager'],
    ['+353 85 012 3456', '+353850123456', null],
    ['+353 1 678 1234', '+35316781234', 'landline'],
    ['+49 (0)1512 3456789', '+4915123456789', null],
    ['+1 415 555 2671', '+14155552671', null],
    ['07700 90085', null, 'too_short'],
    ['07700 9008531', null, 'too_long'],
    ['07700 900853 07700', null, 'too_long'],
    ['05123 456789', null, 'not_in_use'],
    ['+999 123 4567', null, 'unknown_country'],
    ['4.47700900E+11', null, 'shortened_by_spreadsheet'],
    ['call me', null, 'not_a_number'],
    [' \u00a0 ', null, 'missing'],
  ]
  inTransaction.for(cases)('%s', async ([written, e164, problem], { db }) => {
    expect(await inSql(db, [written])).toEqual([{ e164, problem }])
    expect(inTypeScript(written)).toEqual({ e164, problem })
  })
})

inTransaction('a text that is too long for a number is not searched for one', async ({ db }) => {
  const written = `07700 900853${',0'.repeat(5_000)}`
  expect(await inSql(db, [written])).toEqual([{ e164: null, problem: 'not_a_number' }])
  expect(inTypeScript(written)).toEqual({ e164: null, problem: 'not_a_number' })
})

describe('every door of the database gives the same answer', () => {
  const doors: readonly (readonly [door: string, sql: string])[] = [
    ['INSERT', 'insert into pipeline.vendor_leads (vendor_phone) values ($1) returning vendor_phone'],
    ['UPDATE', 'update pipeline.vendor_leads set vendor_phone = $1 returning vendor_phone'],
    ['create_lead', 'select (lead).vendor_phone from pipeline.create_lead($1)'],
    [
      'edit_lead',
      'select (lead).vendor_phone from pipeline.edit_lead((select id from pipeline.vendor_leads), vendor_phone => $1)',
    ],
  ]

  inTransaction.for(doors)('%s', async ([, sql], { db }) => {
    await aLead(db, { vendor_phone: '+447700900001' })
    await db.query('savepoint door')
    const { rows } = await db.query<{ vendor_phone: string }>(sql, ['+44 07700 900853'])
    expect(only(rows).vendor_phone).toBe('+447700900853')

    for (const [written, kind] of [
      ['0117 496 0123', 'landline'],
      ['0909 879 0123', 'premium_rate'],
      ['0800 496 0123', 'toll_free'],
      ['07700 90085', 'too_short'],
      ['+999000001234', null],
      ['call me', 'not_a_number'],
    ] as const) {
      await db.query('rollback to savepoint door')
      if (kind === null) expect((await db.query(sql, [written])).rows).toEqual([{ vendor_phone: written }])
      else await expect(db.query(sql, [written])).rejects.toMatchObject(refusal(kind))
    }
  })

  inTransaction('a blank one is refused, and none at all is no lead', async ({ db }) => {
    await db.query('savepoint door')
    for (const nothing of ['select pipeline.create_lead(null)', `select pipeline.create_lead(' ')`]) {
      await expect(db.query(nothing)).rejects.toMatchObject(refusal('missing'))
      await db.query('rollback to savepoint door')
    }
    await expect(aLead(db, { vendor_phone: '' })).rejects.toMatchObject(refusal('missing'))
    await db.query('rollback to savepoint door')
    await expect(aLead(db, { vendor_phone: null })).rejects.toMatchObject({
      code: '23502',
      column: 'vendor_phone',
    })
  })

  inProduction('nobody has a number that only simulated vendors have', async ({ database: { db } }) => {
    await expect(aLead(db, { vendor_phone: '+999000001234' })).rejects.toMatchObject(refusal('made_up'))
  })

  inTransaction('a refusal is told in the same words', async ({ db }) => {
    const { rows } = await db.query<{ problem: string; told: string }>(
      'select problem, pipeline_private.phone_problem_told(problem) as told from unnest($1::text[]) as problem',
      [Object.keys(phoneProblems)],
    )
    expect(Object.fromEntries(rows.map(({ problem, told }) => [problem, told]))).toEqual(phoneProblems)
  })
})

function refusal(kind: string) {
  return {
    code: 'VL018',
    column: 'vendor_phone',
    detail: JSON.stringify({ kind, fields: ['vendor_phone'] }).replaceAll(/([:,])/g, '$1 '),
    hint: expect.stringContaining('can be texted'),
  }
}

inTransaction(
  'the database reads made-up strings as libphonenumber does',
  { timeout: 180_000 },
  async ({ db }) => {
    const numbers = numbersOfAllKinds()
    const somebody = someone(isProof ? proofSeed : Date.now())
    const strings = howMany('phones')
    const atOnce = Math.min(strings, 5_000)
    for (let done = 0; done < strings; done += atOnce) {
      // Country by country, since PostgreSQL keeps few compiled patterns.
      const written = Array.from({ length: atOnce }, (_, place) =>
        somebody.writes(numbers[Math.floor(((done + place) * numbers.length) / strings)] ?? ''),
      )
      const read = await inSql(db, written)
      const differently = written.flatMap((text, place) => {
        const [sql, typescript] = [read[place], inTypeScript(text)]
        return sql?.e164 === typescript.e164 && sql.problem === typescript.problem
          ? []
          : [{ text, sql, typescript }]
      })
      expect(differently).toEqual([])
    }
  },
)

/** A few numbers of every kind of every country, and some that nearly are. */
function numbersOfAllKinds(): string[] {
  const { countries, nonGeographic } = metadata
  const plans = [...Object.values(countries), ...Object.values(nonGeographic)] as unknown as unknown[][]
  return plans.flatMap((plan) => {
    const [code, , general, lengths, , trunk, , , , , , kinds] = plan
    const patterns = [general, ...(kinds as unknown[]).map((kind) => (Array.isArray(kind) ? kind[0] : null))]
    const of = (pattern: string, prefix: string) =>
      fc
        .sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), code === '44' ? 150 : 5)
        .map((digits) => prefix + digits)
    const known = patterns
      .filter((pattern): pattern is string => typeof pattern === 'string' && pattern !== '')
      .flatMap((pattern) => [
        ...of(pattern, `+${code}`),
        ...(code === '44' ? of(pattern, '0') : of(pattern, `+${code}${trunk || ''}`)),
      ])
    const near = (lengths as number[]).flatMap((length) =>
      fc.sample(fc.stringMatching(new RegExp(`^\\d{${Math.max(1, length - 1)},${length + 1}}$`)), 5),
    )
    return [...known, ...near.map((digits) => `+${code}${digits}`)]
  })
}

/** Writes numbers as people do, the same for the same seed: with blanks and words, badly, or no number at all. */
function someone(seed: number): { writes(number: string): string } {
  let state = seed >>> 0
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  const spaced = (number: string) =>
    [...number]
      .map((digit) => (below(4) === 0 ? digit + one([' ', ' ', '-', '.', '/', ')', '\u00a0', '–']) : digit))
      .join('')
  const slip = (number: string) => {
    const place = below(number.length + 1)
    return (
      number.slice(0, place) +
      one(['', '0', '+', 'o', ' or ', '44', '(0)', ',', 'x', 'e']) +
      number.slice(place + below(2))
    )
  }
  const dressed = (number: string) =>
    one(['', '', '', 'p:', 'Mobile ', '(', '00', '\u202a', '="', "'", 'tel:', '+44 ']) +
    number +
    one([
      '',
      '',
      '',
      ' (mum)',
      ' ext 12',
      '.0',
      '#',
      ' x3',
      '"',
      ';',
      ' after 6',
      ' and 07700 900123',
      ' / 020 7946 0123',
      '\u200b',
    ])
  const noise = () =>
    Array.from({ length: below(18) }, () =>
      one([...'0123456789+ -./()abex#,;~&|', '\u0661', '\uff13', '\t', 'é']),
    ).join('')
  const ways: readonly ((number: string) => string)[] = [
    (number) => number,
    spaced,
    (number) => slip(number),
    (number) => dressed(number),
    (number) => dressed(spaced(number)),
    (number) => dressed(slip(spaced(number))),
    (number) => number.replace(/^\+44/, one(['44', '0044', '', '+44 (0)', '+44 0'])),
    noise,
  ]
  return { writes: (number) => one(ways)(number) }
}
