import { z } from 'zod'
import { parameter } from '../contract/parameter.ts'
import { ceilingConfigShape } from '../property_sums/offer_ceiling.ts'

const percent = z.number().max(100)
const multiple = z.number().positive()

/** What the validator is told in `agents.config`; an empty object means the defaults. */
export const validatorConfigSchema = z.strictObject({
  minComparables: parameter(
    z.int().min(3),
    3,
    'Fewest sales a value may rest on; surveyors take at least three.',
  ),
  minConfidence: parameter(
    z.number().min(0).max(1),
    0.5,
    'Below this confidence (0 to 1) in the value a person decides.',
  ),
  minAskingToMedian: parameter(
    multiple,
    0.3,
    'An asking price below this multiple of the median sale is taken for a slip.',
  ),
  maxAskingToMedian: parameter(
    multiple.max(10),
    3,
    'An asking price above this multiple of the median sale is taken for a slip.',
  ),
  maxWorksShare: parameter(
    z.number().min(0).max(0.9),
    0.4,
    'When the condition takes more than this share off the median sale, a person decides.',
  ),
  minBmvPct: parameter(
    percent.min(-100),
    0,
    'Least discount of the asking price from the market value, per cent; negative allows asking prices above it.',
  ),
  maxAskingOverCeilingPct: parameter(
    percent.min(0),
    15,
    'How far above our ceiling the asking price may be, per cent of the ceiling: the room to bargain.',
  ),
  ...ceilingConfigShape,
})

export type ValidatorConfig = z.infer<typeof validatorConfigSchema>
