/** An error, and what caused it. */
export function errorChain(error: unknown): (Error & { code?: unknown })[] {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at)
  return chain
}

/** The line broke before anything can have been said. */
const codes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
])

/** Which of the ways in which a line breaks before anything can have been said; undefined when something may have arrived. */
export function neverArrived(error: unknown): string | undefined {
  for (const { code } of errorChain(error)) if (typeof code === 'string' && codes.has(code)) return code
}
