import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import { insertLeads } from '../../../db/leads/lead_import.ts'
import { closeness } from '../../../src/intake/leads/same_lead.ts'
import { storeLeads } from '../../../src/intake/leads/store_leads.ts'
import { readReference } from '../../../src/intake/readers/reference.ts'
import { inTransaction } from '../../support/databases/database.ts'

const said = fc.record({
  vendorName: fc.constantFrom(null, 'Ada Sparrow', 'ada  sparrow', 'Ben Crow'),
  vendorPhone: fc.constantFrom('+447700900101', '+447700900102', '+447700900103'),
  vendorEmail: fc.constantFrom(null, null, 'ada@example.com', 'ADA@example.com'),
  source: fc.constantFrom('import', 'import', 'crm'),
  externalRef: fc.constantFrom(null, 'A', 'B'),
  propertyAddress: fc.constantFrom(null, null, '14 Oak Road', '14, oak-road'),
  propertyPostcode: fc.constantFrom(null, 'BS6 5QA', 'M1 1AE'),
  askingPrice: fc.constantFrom(null, '185000.00', '190000.00'),
  bedrooms: fc.constantFrom(null, 0, 3),
})

const facts: fc.Arbitrary<LeadFacts> = said.map((some) => ({ ...factsFrom(() => null), ...some }))

/** Whoever has the first number has the third, too. */
async function giveOtherNumbers(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ phone: string }>(
    `insert into pipeline.lead_phones (vendor_lead_id, phone)
     select id, '+447700900103' from pipeline.vendor_leads where vendor_phone = '+447700900101' returning phone`,
  )
  return rows.map(({ phone }) => phone)
}

async function sameInSql(db: Db, given: LeadFacts): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>(
    `select (same).id as name from pipeline_private.same_lead($1, $2, $3, $4, $5, $6, $7) as same`,
    [
      ...[given.vendorPhone, given.propertyPostcode, given.source, given.externalRef, given.vendorName],
      ...[given.vendorEmail, given.propertyAddress],
    ],
  )
  return rows[0]?.name ?? null
}

inTransaction(
  'one lead at a time, the rule of the import and that of the database are the same',
  async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(facts, fc.boolean(), fc.boolean(), facts, async (earlier, isLive, hasOther, later) => {
        await db.query('savepoint pair')
        await insertLeads(db, 'pipeline.vendor_leads', [{ row: 2, facts: earlier }])
        if (!isLive)
          await db.query(
            `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'a story'`,
          )
        const otherPhones = hasOther ? await giveOtherNumbers(db) : []
        const found = await sameInSql(db, later)
        await db.query('rollback to savepoint pair')

        expect(found !== null).toBe(closeness({ ...earlier, isLive, otherPhones }, later) > 0)
      }),
      { numRuns: 250 },
    )
  },
)

async function allLeads(db: Db): Promise<unknown[]> {
  const { rows } = await db.query(
    `select vendor_name, vendor_phone, vendor_email, source, external_ref, property_address, property_postcode,
       asking_price, bedrooms
     from pipeline.vendor_leads
     order by id`,
  )
  return rows
}

const rows = fc.array(facts, { minLength: 1, maxLength: 12 })

for (const onDuplicate of ['skip', 'update'] as const) {
  inTransaction(
    `rows of one batch become what they would one after the other (${onDuplicate})`,
    async ({ db }) => {
      const options = { onDuplicate, isRehearsal: false }
      await fc.assert(
        fc.asyncProperty(rows, rows, fc.boolean(), async (before, file, haveOthers) => {
          const given = file.map((each, place) => ({ row: place + 2, facts: each }))
          await db.query('savepoint file')
          await storeLeads(
            db,
            before.map((each, place) => ({ row: place + 2, facts: each })),
            options,
          )
          if (haveOthers) await giveOtherNumbers(db)

          await db.query('savepoint batch')
          const together = (await storeLeads(db, given, options)).map(({ became }) => became)
          const leadsTogether = await allLeads(db)
          await db.query('rollback to savepoint batch')

          const apart: string[] = []
          for (const each of given)
            apart.push(...(await storeLeads(db, [each], options)).map(({ became }) => became))
          expect(together).toEqual(apart)
          expect(leadsTogether).toEqual(await allLeads(db))
          await db.query('rollback to savepoint file')
        }),
        { numRuns: 40 },
      )
    },
  )
}

inTransaction('of several leads both rules mean the same one', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(rows, facts, fc.boolean(), async (before, given, haveOthers) => {
      await db.query('savepoint file')
      await storeLeads(
        db,
        before.map((each, place) => ({ row: place + 2, facts: each })),
        {
          onDuplicate: 'skip',
          isRehearsal: false,
        },
      )
      if (haveOthers) await giveOtherNumbers(db)
      const sql = await sameInSql(db, given)
      const [stored] = await storeLeads(db, [{ row: 99, facts: given }], {
        onDuplicate: 'skip',
        isRehearsal: false,
      })
      await db.query('rollback to savepoint file')

      const meant =
        stored?.became === 'duplicate' && stored.of !== undefined && 'leadId' in stored.of
          ? stored.of.leadId
          : null
      expect(meant).toBe(sql)
    }),
    { numRuns: 60 },
  )
})

inTransaction('what identifies nobody is no reference, by every door', async ({ db }) => {
  const written = [
    ...[
      '1.23457E+17',
      '4,4E+11',
      'n/a',
      'N.A.',
      '-',
      '–',
      '0',
      '000',
      '0.0',
      'none',
      ' NULL ',
      '#N/A',
      '#REF!',
      '...',
      '',
    ],
    ...['Not known', 'A1', '10', 'ref', 'E17', '1E', 'none-1', 'Nona', '#17', 'x', '1e5a'],
  ]
  const { rows: read } = await db.query<{ reference: string | null }>(
    `select pipeline_private.read_reference(given.written) as reference
     from unnest($1::text[]) with ordinality as given (written, place) order by given.place`,
    [written],
  )
  const inTypeScript = written.map((text) => {
    const reading = readReference(text)
    return reading.ok ? reading.value : null
  })
  expect(read.map(({ reference }) => reference)).toEqual(inTypeScript)
  expect(inTypeScript.filter((reference) => reference !== null)).toEqual([
    ...['A1', '10', 'ref', 'E17', '1E', 'none-1', 'Nona', '#17', 'x', '1e5a'],
  ])

  await db.query(
    `insert into pipeline.vendor_leads (vendor_phone, external_ref)
     values ('07700 900101', '1.23457E+17'), ('07700 900102', '1.23457E+17'), ('07700 900103', 'n/a')`,
  )
  const { rows: leads } = await db.query('select distinct external_ref from pipeline.vendor_leads')
  expect(leads).toEqual([{ external_ref: null }])
})

inTransaction('two vendors are not one for a reference alone', async ({ db }) => {
  const add = `select saved, code, (lead).vendor_phone from pipeline.create_lead($1, source => 'crm', external_ref => $2)`
  expect((await db.query(add, ['07700 900101', '1.23457E+17'])).rows).toMatchObject([{ saved: true }])
  expect((await db.query(add, ['07700 900102', '1.23457E+17'])).rows).toMatchObject([{ saved: true }])
  expect((await db.query(add, ['07700 900103', 'A'])).rows).toMatchObject([{ saved: true }])
  expect((await db.query(add, ['07700 900104', 'A'])).rows).toEqual([
    { saved: false, code: 'VL019', vendor_phone: '+447700900103' },
  ])
})
