import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: nobody guesses them, so that a plain fingerprint is enough to keep. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a secret. */
export function fingerprint(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
