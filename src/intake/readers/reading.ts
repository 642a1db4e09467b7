/** What somebody wrote, understood; or why it could not be. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string }

export function understood<Value>(value: Value): Reading<Value> {
  return { ok: true, value }
}

export function notUnderstood(problem: string): Reading<never> {
  return { ok: false, problem }
}
