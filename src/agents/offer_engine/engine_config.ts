import { z } from 'zod'
import { parameter } from '../contract/parameter.ts'
import { ceilingConfigShape } from '../property_sums/offer_ceiling.ts'

const share = z.number().positive().max(1)

/** What the offer engine is told in `agents.config`; an empty object means the defaults. */
export const engineConfigSchema = z.strictObject({
  openingShare: parameter(share, 0.92, 'The first offer as a share of our ceiling (0.92 is 92 %).'),
  concessionShare: parameter(
    share,
    0.5,
    'How much of what is left below our limit we give when the vendor asks for more, as a share.',
  ),
  maxRounds: parameter(z.int().min(1).max(20), 3, 'Most offers to one vendor; afterwards a person decides.'),
  leastShareOfValue: parameter(
    share,
    0.5,
    'An offer below this share of what the property is worth is for a person to make (0.5 is half).',
  ),
  ...ceilingConfigShape,
})

export type EngineConfig = z.infer<typeof engineConfigSchema>
