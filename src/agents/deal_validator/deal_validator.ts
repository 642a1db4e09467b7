import { z } from 'zod'
import type { Agent, AgentInput, AgentOutcome } from '../contract/agent.ts'
import { toPounds } from '../property_sums/pence.ts'
import { type Appraisal, appraise, basisOf, bmvScore } from './appraise.ts'
import { askForFacts, askWhatMatters } from './ask_for_facts.ts'
import { doubtsAbout, type Finding, faultsOf, flagged, outsideOurData } from './findings.ts'
import { type KnownProperty, knownProperty } from './known_property.ts'
import { isOwnSale } from './own_sale.ts'
import { chooseSample } from './select_comparables.ts'
import { whatIsTold } from './told_facts.ts'
import { type ValidatorConfig, validatorConfigSchema } from './validator_config.ts'

/**
 * Says what a property is worth from sold prices nearby, and whether its asking price leaves a deal. What it cannot
 * be sure of goes to a person: no vendor is turned away, and none is made an offer, on a guess.
 */
export const dealValidator: Agent = async (input) => {
  const config = validatorConfigSchema.safeParse(input.config)
  if (!config.success) {
    return askHuman([{ code: 'config_invalid', text: z.prettifyError(config.error) }])
  }
  const known = knownProperty(input.lead)
  if ('missing' in known) {
    return askForFacts(known.missing, input.companyName)
  }
  return validate(known.property, input, config.data)
}

function validate(property: KnownProperty, input: AgentInput, config: ValidatorConfig): AgentOutcome {
  const flags = flagged(input.flags, 'person')
  const uncovered = outsideOurData(property, input.taxBands)
  if (uncovered.length > 0) {
    return askHuman([...flags, ...uncovered])
  }

  const ownSales = input.comparables
    .filter((sale) => isOwnSale(sale, property))
    .map(({ transactionId, price, soldOn }) => ({ transactionId, price, soldOn }))
  const { told, toAsk, doubts: toldDoubts } = whatIsTold(input, property.propertyType)
  const notes = { ownSales, ...(told.length === 0 ? {} : { told }) }
  const sample = chooseSample(input.comparables, property, new Date(input.now), config)
  if (sample === null) {
    const text = `Fewer than ${config.minComparables} comparable sales in ${property.postcode.outcode}`
    return askHuman([...flags, { code: 'too_few_comparables', text }], notes)
  }

  const appraisal = appraise(property, sample, input.taxBands, config)
  const basis = { ...basisOf(appraisal, property, config), ...(told.length === 0 ? {} : { told }) }
  const doubts = [
    ...flags,
    ...doubtsAbout(appraisal, property.condition, config),
    ...toldDoubts.filter(({ code }) => !flags.some((flag) => flag.code === code)),
  ]
  const faults = [...flagged(input.flags, 'reject'), ...faultsOf(appraisal, config)]
  if (doubts.length > 0) return askHuman(doubts, { ...notes, basis })
  // Whom we cannot make an offer anyhow is not asked for more.
  return faults.length === 0 && toAsk.length > 0
    ? askWhatMatters(toAsk, input.companyName)
    : verdict(faults, appraisal, basis, notes)
}

function verdict(
  faults: readonly Finding[],
  appraisal: Appraisal,
  basis: Record<string, unknown>,
  notes: Record<string, unknown>,
): AgentOutcome {
  const passed = faults.length === 0
  const valuation = {
    passed,
    estimatedMarketValue: toPounds(appraisal.marketValue),
    bmvScore: bmvScore(appraisal),
    basis,
  }
  return passed
    ? { outcome: 'advance', valuation, notes }
    : { outcome: 'reject', valuation, ...explained(faults, notes) }
}

function askHuman(findings: readonly Finding[], notes: Record<string, unknown> = {}): AgentOutcome {
  return { outcome: 'ask_human', ...explained(findings, notes) }
}

function explained(findings: readonly Finding[], notes: Record<string, unknown>) {
  const reason = findings.map((finding) => finding.text).join('. ')
  return {
    reason: reason.slice(0, 500),
    notes: { ...notes, reasonCodes: findings.map((finding) => finding.code) },
  }
}
