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
  {
    why: 'a text of ours that is asked about is none of the vendor’s, with which it is compared',
    holds: ({ object, code, kind }) =>
      object === 'pipeline_private.may_leave' &&
      kind === 'bound' &&
      code.includes('said.text_no > message.text_no'),
  },
  {
    why: 'spares looking closely for words that are not there',
    holds: ({ object, code, kind }) =>
      object === 'pipeline_private.without_days' &&
      kind === 'bound' &&
      code.includes('strpos(said, words) > 0'),
  },
  {
    why: 'spares asking whose statement it is, which the function does itself, where functions of ours write',
    holds: ({ object, kind }) =>
      object === 'pipeline_private.tg_vendor_leads__keep_own_columns' && kind === 'guard',
  },
  {
    why: 'nobody meets the very moment of a clock that runs',
    holds: ({ code, kind, from }) =>
      kind === 'bound' &&
      (code.includes(`${from} clock_timestamp()`) || code.includes(`clock_timestamp() ${from}`)),
  },
  {
    why: 'who stops texts and sets a time at one moment has said neither first',
    holds: ({ object, code, kind }) =>
      object === 'pipeline_private.let_clocks_run' &&
      kind === 'bound' &&
      code.includes('timers.moved_at > stopped.stood_since'),
  },
]

export function whyEquivalent(mutant: Mutant): string | undefined {
  return rules.find(({ holds }) => holds(mutant))?.why
}
