import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { story } from '../support/databases/database.ts'
import { aLeadAt, allStages, only } from '../support/leads.ts'
import { howMany, proofSeed } from '../support/run/proof.ts'
import { faults, lastChange, undo } from '../support/undo.ts'

const numRuns = howMany('undos')

/** What a person may do to a lead by mistake, as it stands in SQL. */
const mistake = fc.oneof(
  fc.record({ bedrooms: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ vendor_name: fc.constantFrom('Ada Pole', 'Zoë', 'Mr & Mrs Lee') }),
  fc.record({ asking_price: fc.integer({ min: 1_000, max: 900_000 }), condition: fc.constant('poor') }),
  fc.record({ property_postcode: fc.constantFrom('M1 1AE', 'SW1A 1AA') }),
  fc.record({ pipeline_stage: fc.constant('DEAD_LEAD'), dead_reason: fc.constant('wrong list') }),
  fc.record({ pipeline_stage: fc.constantFrom(...allStages) }),
)

/** What must be again as it was: everything but what counts visits and says when. */
async function standing(db: Db, lead: string): Promise<Record<string, unknown>> {
  const { rows } = await db.query<{ lead: Record<string, unknown> }>(
    `select to_jsonb(leads) - array['stage_visit', 'updated_at', 'stage_entered_at', 'turn_since', 'previous_stage', 'next_retry_at']
       || jsonb_build_object('timer', (select name from pipeline.lead_timers where vendor_lead_id = leads.id)) as lead
     from pipeline.vendor_leads as leads where id = $1`,
    [lead],
  )
  return only(rows).lead
}

story(
  'whatever a person changes by mistake, undo brings it back, and undoes itself',
  { timeout: 60_000 + numRuns * 1_000 },
  async ({ database: { db } }) => {
    let [undone, refused] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...allStages), mistake, async (stage, columns) => {
        const lead = await aLeadAt(db, stage)
        const before = await standing(db, lead)
        const latest = await lastChange(db, lead)
        const names = Object.keys(columns)
        try {
          await db.query(
            `update pipeline.vendor_leads set ${names.map((name, place) => `${name} = $${place + 2}`).join(', ')} where id = $1`,
            [lead, ...Object.values(columns)],
          )
        } catch {
          refused += 1 // no legal move: nothing has changed
          expect(await standing(db, lead)).toEqual(before)
          return
        }
        const entry = await lastChange(db, lead)
        if (entry === latest) return // it was so already
        const after = await standing(db, lead)
        await undo(db, entry)
        expect(await standing(db, lead)).toEqual(before)
        await undo(db, await lastChange(db, lead))
        expect(await standing(db, lead)).toEqual(after)
        undone += 1
      }),
      { numRuns, seed: proofSeed },
    )
    expect(undone).toBeGreaterThan(refused / 4)
    expect(await faults(db)).toEqual([])
  },
)
