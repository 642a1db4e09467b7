import { isDeepStrictEqual } from 'node:util'
import { agentOutcomeSchema } from '../../agents/contract/agent.ts'
import { counted } from '../../counted.ts'
import { pounds } from '../../money/pounds.ts'
import { harmless } from '../output/terminal.ts'

export interface Difference {
  vendorLeadId: string
  vendorName: string | null
  /** What was answered, and what would have been, in words. */
  now: string
  wouldBe: string
}

/** Two answers to the same question. */
export interface Compared {
  vendorLeadId: string
  vendorName: string | null
  answered: unknown
  proposed: unknown
  error?: string | null
}

/** Where two answers say something else in what would follow: outcome, facts, figures, what was heard, text, reason. */
export function differencesIn(compared: readonly Compared[]): Difference[] {
  return compared.flatMap(({ vendorLeadId, vendorName, answered, proposed, error }) => {
    const [now, wouldBe] = [inWords(answered), error == null ? inWords(proposed) : [`failed: ${error}`]]
    return isDeepStrictEqual(now, wouldBe)
      ? []
      : [{ vendorLeadId, vendorName, now: now.join('; '), wouldBe: wouldBe.join('; ') }]
  })
}

function inWords(answer: unknown): string[] {
  const { outcome, facts, readings, flags, valuation, offer, message, reason } =
    agentOutcomeSchema.parse(answer)
  return [
    outcome.replaceAll('_', ' '),
    ...Object.entries(facts ?? {})
      .toSorted()
      .map(([fact, value]) => `${fact} ${value}`),
    ...new Set((readings ?? []).map(({ intent, amount }) => `hears ${intent}${inPounds(amount)}`)),
    ...new Set((flags ?? []).map(({ flag }) => `flag ${flag}`).toSorted()),
    ...(valuation === undefined
      ? []
      : [`${valuation.passed ? 'passes' : 'fails'}, worth${inPounds(valuation.estimatedMarketValue)}`]),
    ...(offer === undefined ? [] : [`offers${inPounds(offer.amount)}`]),
    ...(message === undefined ? [] : [`says “${message.body}”`]),
    ...(reason === undefined ? [] : [reason]),
  ]
}

const inPounds = (amount: number | null) => (amount === null ? '' : ` ${pounds(amount)}`)

export const linesOf = (differences: readonly Difference[], of: number): string[] => [
  ...differences.flatMap(({ vendorLeadId, vendorName, now, wouldBe }) => [
    harmless(`${vendorLeadId}  ${vendorName ?? ''}`.trim()),
    `  now       ${harmless(now)}`,
    `  would be  ${harmless(wouldBe)}`,
  ]),
  `${differences.length} of ${counted(of, 'answer')} would differ. Nothing was changed.`,
]
