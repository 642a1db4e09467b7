import type { Mutant } from './mutant.ts'

/** Faults that are none: nobody could see them, whatever he tried. Each rule says why. */
const rules: { why: string; holds(mutant: Mutant): boolean }[] = []

export function whyEquivalent(mutant: Mutant): string | undefined {
  return rules.find(({ holds }) => holds(mutant))?.why
}
