import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { SourceAtDoor } from '../../db/leads/lead_sources.ts'
import { signatureOf } from '../signature.ts'

/** What came to a source's webhook. */
export interface BroughtRequest {
  headers: IncomingHttpHeaders
  /** The bytes that were sent. */
  raw: Buffer
  /** The same as JSON; only asked for when a secret in it is the proof. */
  json(): unknown
}

/** Whether whoever sent this knows the secret of the source; takes the same time for each wrong one. */
export function provesItself(
  { proof, proofName }: Pick<SourceAtDoor, 'proof' | 'proofName'>,
  secret: string,
  { headers, raw, json }: BroughtRequest,
): boolean {
  const header = headers[proofName.toLowerCase()]
  switch (proof) {
    case 'signature':
      return isSame(typeof header === 'string' ? header.toLowerCase() : header, signatureOf(raw, secret))
    case 'header':
      return isSame(typeof header === 'string' ? header.replace(/^Bearer +/i, '') : header, secret)
    case 'body_field':
      return isSame(fieldOf(json(), proofName), secret)
  }
}

/** Whether it brings a proof of that kind at all, be it wrong: whoever knocks at every door brings none. */
export function bringsProof(
  { proof, proofName }: Pick<SourceAtDoor, 'proof' | 'proofName'>,
  { headers, json }: Omit<BroughtRequest, 'raw'>,
): boolean {
  const given = proof === 'body_field' ? fieldOf(json(), proofName) : headers[proofName.toLowerCase()]
  if (typeof given !== 'string') return false
  return proof === 'signature' ? /^sha256=[0-9a-f]{64}$/i.test(given) : given.length >= 8
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined
}

/** Compared by their fingerprints, which are of one length. */
function isSame(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false
  const fingerprint = (text: string) => Buffer.from(signatureOf(text, 'fingerprint'))
  return timingSafeEqual(fingerprint(given), fingerprint(wanted))
}
