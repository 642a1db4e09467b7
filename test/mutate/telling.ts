import { type Proof, plantedFaults } from '../prove/page.ts'
import type { Mutant } from './mutant.ts'
import type { Verdict } from './results.ts'
import type { Witness } from './witnesses.ts'

type Known = ReadonlyMap<string, Verdict>

/** Of those that a database takes. */
const goal = 0.95

const having = (sample: readonly Mutant[], known: Known, verdict: Verdict['verdict']) =>
  sample.filter(({ id }) => known.get(id)?.verdict === verdict)

function shareKilled(sample: readonly Mutant[], known: Known): { killed: number; of: number } {
  const killed = having(sample, known, 'killed').length
  return { killed, of: killed + having(sample, known, 'survived').length }
}

export function isGoalMet(sample: readonly Mutant[], known: Known): boolean {
  const { killed, of } = shareKilled(sample, known)
  return killed >= goal * of && having(sample, known, 'undecided').length === 0
}

export function summary(sample: readonly Mutant[], known: Known): string[] {
  const { killed, of } = shareKilled(sample, known)
  const share = ((100 * killed) / Math.max(1, of)).toFixed(1)
  return [
    '',
    ...(['undecided', 'survived'] as const).flatMap((verdict) =>
      having(sample, known, verdict).map((mutant) => `${verdict.padEnd(9)} ${describe(mutant)}`),
    ),
    `\n${share} % killed: ${killed} of ${of}; besides ${having(sample, known, 'does not load').length} that no database takes. Goal: ${goal * 100} %.`,
  ]
}

/** The row of docs/proof.md. */
export function rowOf(sample: readonly Mutant[], all: number, seed: number, known: Known): Proof {
  const verdicts = sample.flatMap(({ id }) => known.get(id) ?? [])
  const of = (verdict: Verdict['verdict']) => verdicts.filter((one) => one.verdict === verdict).length
  return {
    what: plantedFaults,
    amount: `${sample.length} of ${all.toLocaleString('en-GB')} faults, each kind in turn`,
    seed,
    seconds: verdicts.reduce((sum, { seconds }) => sum + seconds, 0),
    result: `${of('killed')} seen, ${of('survived')} not, ${of('undecided')} undecided, ${of('does not load')} refused by the database`,
  }
}

export function describe({ id, kind, file, line, object, from, to }: Mutant): string {
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60) || 'nothing'
  return `${id} ${file}:${line} ${object} ${kind}: ${short(from)} → ${short(to)}`
}

export const listed = (witnesses: readonly Witness[]) =>
  witnesses.map(({ file, test, ms }) => `    ${ms} ms  ${file}: ${test}`).join('\n')

export const told = (mutant: Mutant, result: Verdict | undefined) =>
  `${(result?.verdict ?? '').padEnd(8)} ${describe(mutant)}\n        ${result?.seconds} s, ${result?.by}`
