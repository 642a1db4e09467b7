/** What the API answers without an error and yet did not do, in words; undefined when it is done. */
export function refusedResult(data: unknown): string | undefined {
  const [answer] = Object.values((data ?? {}) as Record<string, { result?: unknown } | null>)
  const { saved, moved, code } = (answer?.result ?? {}) as {
    saved?: boolean
    moved?: boolean
    code?: string | null
  }
  // Being there already is no refusal.
  if ((saved !== false && moved !== false) || code == null) return undefined
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
