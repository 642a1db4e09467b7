import { z } from 'zod'
import { ceilingConfigShape } from '../property_sums/offer_ceiling.ts'

/** What the offer engine is told in `agents.config`; an empty object means the defaults. */
export const engineConfigSchema = z.strictObject({
  openingShare: z
    .number()
    .positive()
    .max(1)
    .default(0.92)
    .describe('The first offer as a share of our ceiling (0.92 is 92 %).'),
  concessionShare: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .describe('How much of what is left below our limit we give when the vendor asks for more, as a share.'),
  maxRounds: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe('Most offers to one vendor; afterwards a person decides.'),
  ...ceilingConfigShape,
})

export type EngineConfig = z.infer<typeof engineConfigSchema>
