import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { factsFrom, type LeadFacts } from '../../../db/leads/lead_facts.ts'
import { groupBySharedKey } from '../../../src/intake/leads/group_by_shared_key.ts'
import { storeLeads } from '../../../src/intake/leads/store_leads.ts'
import { storeSideBySide } from '../../../src/intake/leads/store_side_by_side.ts'
import { story } from '../../support/databases/database.ts'
import { untilWaiting } from '../../support/databases/locks.ts'

const nobody = factsFrom(() => null)

/** Rows of a few vendors who share phones, references and properties in all ways. */
const file: fc.Arbitrary<LeadFacts[]> = fc.array(
  fc
    .record({
      vendorPhone: fc.integer({ min: 0, max: 5 }).map((digit) => `+44770090000${digit}`),
      externalRef: fc.constantFrom(null, 'A', 'B', 'C'),
      propertyPostcode: fc.constantFrom(null, 'BS6 5QA', 'M1 1AE'),
      vendorEmail: fc.constantFrom(null, 'ada@example.com'),
      askingPrice: fc.integer({ min: 100, max: 400 }).map((thousands) => `${thousands}000.00`),
    })
    .map((facts) => ({ ...nobody, source: 'import', ...facts })),
  { minLength: 4, maxLength: 40 },
)

/** The same file under another source and with other phones, so that runs do not meet. */
function ofRun(leads: readonly LeadFacts[], run: number) {
  const block = String(run).padStart(4, '0')
  return leads.map((facts, place) => ({
    row: place + 2,
    facts: {
      ...facts,
      source: `run-${block}`,
      vendorPhone: facts.vendorPhone.replace(/^.*(\d)$/, `+44740${block}00$1`),
    },
  }))
}

async function leadsOf(db: Db, run: number): Promise<unknown[]> {
  const { rows } = await db.query(
    `select right(vendor_phone, 1) as phone, external_ref, property_postcode, vendor_email, asking_price
     from pipeline.vendor_leads
     where source = $1
     order by 1, 2, 3, 4, 5`,
    [`run-${String(run).padStart(4, '0')}`],
  )
  return rows
}

story(
  'rows over three connections become what they would one after the other',
  async ({ database: { pool } }) => {
    const clients = [await pool.connect(), await pool.connect(), await pool.connect()] as const
    let run = 0
    try {
      await fc.assert(
        fc.asyncProperty(
          file,
          file,
          fc.constantFrom('skip' as const, 'update' as const),
          async (before, after, onDuplicate) => {
            const options = { onDuplicate, isRehearsal: false }
            const outcomes: string[][] = []
            const left: unknown[][] = []
            for (const isParted of [true, false]) {
              run += 1
              const became: string[] = []
              for (const leads of [ofRun(before, run), ofRun(after, run)]) {
                const stored = isParted
                  ? (await storeSideBySide(clients, { file: 'story.csv', leads }, options)).outcomes
                  : await Array.fromAsync(
                      leads,
                      async (lead) => (await storeLeads(clients[0], [lead], options))[0],
                    )
                became.push(
                  ...stored
                    .flatMap((one) => (one === undefined ? [] : [one]))
                    .sort((one, other) => one.lead.row - other.lead.row)
                    .map((one) => one.became),
                )
              }
              outcomes.push(became)
              left.push(await leadsOf(clients[0], run))
            }
            expect(outcomes[0]).toEqual(outcomes[1])
            expect(left[0]).toEqual(left[1])
          },
        ),
        { numRuns: 20 },
      )
    } finally {
      for (const client of clients) client.release()
    }
  },
)

story(
  'who writes in a lead while a file is stored is told that it is there',
  async ({ database: { pool } }) => {
    const client = await pool.connect()
    const stored = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    // The connection of the import stands still after it has stored its rows, before it commits.
    const slow: Db = {
      query: async (...query: Parameters<Db['query']>) => {
        if (query[0] === 'commit') {
          stored.resolve()
          await goOn.promise
        }
        return client.query(...query)
      },
    } as Db
    try {
      const leads = ofRun([{ ...ada, externalRef: null }], 1)
      const imported = storeSideBySide(
        [slow],
        { file: 'story.csv', leads },
        { onDuplicate: 'skip', isRehearsal: false },
      )
      await stored.promise
      const written = pool.query<{ code: string }>('select code from pipeline.create_lead($1)', [
        leads[0]?.facts.vendorPhone,
      ])
      await untilWaiting(pool, 1)
      goOn.resolve()
      await imported
      expect((await written).rows).toEqual([{ code: 'VL019' }])
    } finally {
      client.release()
    }
  },
)

const ada: LeadFacts = {
  ...nobody,
  ...{ vendorPhone: '+447700900000', source: 'import', externalRef: null, propertyPostcode: 'BS6 5QA' },
}

test('things that share a key, be it through others, are together', () => {
  expect(groupBySharedKey([['a'], ['b', 'c'], ['d', 'b'], ['e'], ['c'], ['f', 'a']])).toEqual([
    0, 1, 1, 2, 1, 0,
  ])
  const chain = Array.from({ length: 50_000 }, (_, place) => [`k${place + 1}`, `k${place}`])
  expect(new Set(groupBySharedKey(chain)).size).toBe(1)
})
