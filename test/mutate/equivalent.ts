import type { Mutant } from './mutant.ts'

/** Faults that are none: nobody could see them, whatever he tried. Each rule says why. */
const rules: { why: string; holds(mutant: Mutant): boolean }[] = [
  {
    why: 'said once more so that an index finds the rows: what the rows are compared with stands beside it',
    holds: ({ object, code, kind }) =>
      object === 'pipeline.data_issues' && kind === 'bound' && code.includes('- min(clocked.inactive_after)'),
  },
  {
    why: 'spares counting anew what comes to the same',
    holds: ({ object, kind }) => object === 'pipeline_private.tg_rules__note_recount' && kind === 'guard',
  },
  {
    why: 'spares a write that would change nothing',
    holds: ({ object, code, kind }) =>
      object === 'pipeline_private.heed_model_provider' && kind === 'bound' && code.includes('failures > 0'),
  },
]

export function whyEquivalent(mutant: Mutant): string | undefined {
  return rules.find(({ holds }) => holds(mutant))?.why
}
