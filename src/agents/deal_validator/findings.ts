import type { PropertyFacts, PropertyFlag, TaxBand } from '../contract/agent.ts'
import type { Country } from '../property_sums/country.ts'
import { formatGbp } from '../property_sums/format_gbp.ts'
import { shareOf } from '../property_sums/pence.ts'
import { type Appraisal, bmvScore } from './appraise.ts'
import type { KnownProperty } from './known_property.ts'
import type { ValidatorConfig } from './validator_config.ts'

/** Why a lead is rejected or goes to a person: a code to count by, a sentence to read. */
export type Finding = { readonly code: string; readonly text: string }

const foreign: Partial<Record<Country, string>> = {
  wales: 'In Wales or on its border: Land Transaction Tax may apply',
  scotland: 'In Scotland or on its border: no sold prices and another tax',
  northern_ireland: 'In Northern Ireland: no sold prices',
  islands: 'In the Channel Islands or the Isle of Man: no sold prices and another tax',
}

/** What our data and tax tables do not cover at all. */
export function outsideOurData(property: KnownProperty, bands: readonly TaxBand[]): Finding[] {
  const country = foreign[property.postcode.country]
  return [
    ...when(country !== undefined, 'outside_england', country ?? ''),
    ...when(
      property.propertyType === 'other',
      'unusual_type',
      'No sold prices compare with this type of property',
    ),
    ...when(bands.length === 0, 'no_tax_bands', 'No purchase tax bands are in force'),
  ]
}

/** What the vendor told of the property that sold prices do not show, as far as it means this. */
export function flagged(flags: readonly PropertyFlag[], means: PropertyFlag['means']): Finding[] {
  return flags
    .filter((flag) => flag.means === means)
    .map(({ flag, title, said }) => ({ code: flag, text: `${title}: "${said.slice(0, 120)}"` }))
}

/** What makes the value too doubtful for any automatic answer, a pass as much as a rejection. */
export function doubtsAbout(
  appraisal: Appraisal,
  condition: PropertyFacts['condition'],
  config: ValidatorConfig,
): Finding[] {
  const { asking, deduction, sample } = appraisal
  const slip =
    asking < shareOf(sample.median, config.minAskingToMedian) ||
    asking > shareOf(sample.median, config.maxAskingToMedian)
  return [
    ...when(
      slip,
      'asking_price_implausible',
      `Asking price ${formatGbp(asking)} against sales around ${formatGbp(sample.median)}: perhaps a slip of the pen`,
    ),
    ...when(
      condition === 'uninhabitable',
      'uninhabitable',
      'Uninhabitable: the cost of works needs a survey',
    ),
    ...when(
      deduction > shareOf(sample.median, config.maxWorksShare),
      'works_too_large',
      `Works of about ${formatGbp(deduction)} are too large a part of the value to guess`,
    ),
    ...when(
      sample.confidence < config.minConfidence,
      'low_confidence',
      `Confidence in the value is only ${sample.confidence}`,
    ),
  ]
}

/** Why the deal is not for us, given a value we trust. */
export function faultsOf(appraisal: Appraisal, config: ValidatorConfig): Finding[] {
  const { asking, marketValue, sums } = appraisal
  const score = bmvScore(appraisal)
  const reach = shareOf(sums.ceiling, 1 + config.maxAskingOverCeilingPct / 100)
  return [
    ...when(
      score < config.minBmvPct,
      'too_little_discount',
      `Asking price ${formatGbp(asking)} against market value ${formatGbp(marketValue)}: a discount of ${score} %, not ${config.minBmvPct} %`,
    ),
    ...when(
      asking > reach,
      'asking_out_of_reach',
      `Asking price ${formatGbp(asking)} is more than ${config.maxAskingOverCeilingPct} % above our ceiling ${formatGbp(sums.ceiling)}`,
    ),
  ]
}

function when(holds: boolean, code: string, text: string): Finding[] {
  return holds ? [{ code, text }] : []
}
