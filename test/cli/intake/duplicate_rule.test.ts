import fc from 'fast-check'
import { expect } from 'vitest'
import { findDuplicates, insertLeads } from '../../../db/lead_import.ts'
import type { LeadFacts } from '../../../src/intake/lead_facts.ts'
import { mayBeSameLead } from '../../../src/intake/same_lead.ts'
import { inTransaction } from '../../support/database.ts'

const facts: fc.Arbitrary<LeadFacts> = fc.record({
  vendorName: fc.constant(null),
  vendorPhone: fc.constantFrom('+447700900101', '+447700900102'),
  vendorEmail: fc.constant(null),
  source: fc.constantFrom('import', 'crm'),
  externalRef: fc.constantFrom(null, 'A', 'B'),
  propertyAddress: fc.constant(null),
  propertyPostcode: fc.constantFrom(null, 'BS6 5QA', 'M1 1AE'),
  askingPrice: fc.constant(null),
  propertyType: fc.constant(null),
  bedrooms: fc.constant(null),
  condition: fc.constant(null),
})

inTransaction('the rule for rows of one batch and for leads in the database is the same', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(facts, facts, async (earlier, later) => {
      await db.query('savepoint pair')
      await insertLeads(db, 'pipeline.vendor_leads', [{ row: 2, facts: earlier }])
      const found = await findDuplicates(db, 'pipeline.vendor_leads', [{ row: 3, facts: later }])
      await db.query('rollback to savepoint pair')

      expect(found.has(3)).toBe(mayBeSameLead(earlier, later))
    }),
    { numRuns: 150 },
  )
})
