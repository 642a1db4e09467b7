/** For so long the same asked again is taken for the same wish, and not for another one. */
const sameWishMs = 10 * 60_000

/** What was asked for and not answered, with the key by which the server knows it again. */
const unanswered = new Map<string, { key: string; until: number }>()

/** Of these the answer is what is wanted; whoever asks them twice has done nothing twice. */
const answers =
  /"query":"\s*mutation (AnswerItem|ExportSubjectData|MakeLink|StartBulk|StartItemAct|TestNotice)\b|"dryRun":true/

const wantsSomethingDone = (body: unknown): body is string =>
  typeof body === 'string' && /"query":"\s*mutation\b/.test(body) && !answers.test(body)

/** The key of what a request wants done; undefined for one that only asks. Asked again without an answer it has the same. */
export function keyOf(body: unknown): string | undefined {
  if (!wantsSomethingDone(body)) return undefined
  const known = unanswered.get(body)
  if (known !== undefined && known.until > performance.now()) return known.key
  const key = crypto.randomUUID()
  unanswered.set(body, { key, until: performance.now() + sameWishMs })
  return key
}

export function noteAnswer(body: unknown): void {
  if (typeof body === 'string') unanswered.delete(body)
}
