import { type MoveResult, refusedInWords } from '../../board/move/refusal_words.ts'

type Answers = Record<string, { result?: unknown } | null>

interface Result {
  saved?: boolean
  moved?: boolean
  code?: string | null
  resolution?: string | null
  resolvedBy?: string | null
}

/** What the API answers without an error and yet did not do, in words; undefined when it is done. */
export function refusedResult(
  data: unknown,
  given: Readonly<Record<string, unknown>>,
  titleOf: (stage: string | null) => string,
): string | undefined {
  const [answer] = Object.values((data ?? {}) as Answers)
  const result = (answer?.result ?? {}) as Result
  const { saved, moved, code, resolution, resolvedBy } = result
  if (resolution != null && resolution !== given.resolution)
    return `${resolvedBy ?? 'The pipeline'} was quicker: “${resolution}”.`
  // Being there already is no refusal.
  if ((saved !== false && moved !== false) || code == null) return undefined
  if ('legalStages' in result) return refusedInWords(result as MoveResult, titleOf)
  return words[code] ?? `The rules refuse it (${code}).`
}

const words: Readonly<Record<string, string>> = {
  VL001: 'No move leads there from where it stands.',
  VL002: 'It still lacks what that stage demands.',
  VL003: 'It needs a reason.',
  VL004: 'You may not do that.',
  VL005: 'Somebody else has just changed it. Look at what it is now.',
  VL011: 'It is on hold; release it first.',
}
