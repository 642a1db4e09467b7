import { z } from 'zod'
import { ceilingConfigShape } from '../property_sums/offer_ceiling.ts'

/** What the validator is told in `agents.config`; an empty object means the defaults. */
export const validatorConfigSchema = z.strictObject({
  minComparables: z
    .int()
    .min(3)
    .default(3)
    .describe('Fewest sales a value may rest on; surveyors take at least three.'),
  minConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Below this confidence (0 to 1) in the value a person decides.'),
  minAskingToMedian: z
    .number()
    .positive()
    .default(0.3)
    .describe('An asking price below this multiple of the median sale is taken for a slip.'),
  maxAskingToMedian: z
    .number()
    .positive()
    .max(10)
    .default(3)
    .describe('An asking price above this multiple of the median sale is taken for a slip.'),
  maxWorksShare: z
    .number()
    .min(0)
    .max(0.9)
    .default(0.4)
    .describe('When the condition takes more than this share off the median sale, a person decides.'),
  minBmvPct: z
    .number()
    .min(-100)
    .max(100)
    .default(0)
    .describe(
      'Least discount of the asking price from the market value, per cent; negative allows asking prices above it.',
    ),
  maxAskingOverCeilingPct: z
    .number()
    .min(0)
    .max(100)
    .default(15)
    .describe(
      'How far above our ceiling the asking price may be, per cent of the ceiling: the room to bargain.',
    ),
  ...ceilingConfigShape,
})

export type ValidatorConfig = z.infer<typeof validatorConfigSchema>
