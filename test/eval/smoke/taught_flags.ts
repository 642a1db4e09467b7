import { featuresOf, fewBuckets } from '../../../src/agents/sms_agent/taught/features.ts'
import { flagKinds } from '../../../src/agents/sms_agent/taught/flag_heard.ts'
import { foldOfEach } from './cross_validate.ts'
import { onceEach, type Taught } from './labelled.ts'
import { type Example, roundsOfFew, scoreOf, trainKinds, type Weights } from './train.ts'

/** Of sentences that tell no flag so many may be taken for one. */
const mayMistake = 0.003

/** What tells each flag of a property from others and from none, and how sure one must be to hear it. */
export function taughtFlags(all: readonly Taught[]): { heads: Weights[]; sure: number } {
  const texts = onceEach(all).filter(({ flags }) => flags !== null && flags.length < 2)
  const foldOf = foldOfEach(texts)
  const examples = texts.map(
    ({ body, flags }): Example => ({
      features: featuresOf(body),
      kind: flags?.[0] === undefined ? 0 : flagKinds.indexOf(flags[0]),
    }),
  )
  const half = trained(examples.filter((_, at) => (foldOf[at] ?? 0) % 2 === 0))
  const shares = examples
    .filter(({ kind }, at) => kind === 0 && (foldOf[at] ?? 0) % 2 === 1)
    .map(({ features }) => 1 - shareOfNone(half.map((head) => scoreOf(head, features))))
    .toSorted((a, b) => b - a)
  return {
    heads: trained(examples),
    sure: Math.round((shares[Math.floor(mayMistake * shares.length)] ?? 1) * 1000) / 1000,
  }
}

const trained = (examples: readonly Example[]) =>
  trainKinds(examples, {
    count: flagKinds.length,
    weightOf: (kind) => (kind === 0 ? 1 : 4),
    size: fewBuckets,
    rounds: roundsOfFew,
  })

function shareOfNone(scores: readonly number[]): number {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  return (raised[0] ?? 0) / raised.reduce((sum, one) => sum + one, 0)
}
