import { createHmac, timingSafeEqual } from 'node:crypto'

/** The value of `X-Signature-256` for a body: `sha256=` and the hex HMAC-SHA256 of its bytes. */
export function signatureOf(body: string | Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** Whether the header proves that the sender of these bytes knows the secret; takes the same time for each wrong one. */
export function isSignedWith(
  secret: string,
  body: Buffer,
  header: string | readonly string[] | undefined,
): boolean {
  if (typeof header !== 'string') return false
  const expected = Buffer.from(signatureOf(body, secret))
  const given = Buffer.from(header)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
