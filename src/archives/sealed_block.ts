import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What lies there is no archive, or not as it was written. */
export class ArchiveFault extends Error {
  override name = 'ArchiveFault'
}

const nonceBytes = 12
const tagBytes = 16
/** Beyond it time doubles for a tenth of the size. */
const level = 4

/** Which block of which archive: one that was moved is not read. */
export interface Place {
  archiveId: string
  blockNo: number
}
const nameOf = ({ archiveId, blockNo }: Place) => Buffer.from(`${archiveId}/${blockNo}`)

/** Lines of one lead, compressed and encrypted under a key of their own: nonce, text, tag. */
export function sealBlock(lines: string, place: Place): { sealed: Buffer; key: Buffer } {
  const key = randomBytes(32)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(nameOf(place))
  const text = gzipSync(lines, { level })
  const sealed = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
  return { sealed, key }
}

/** @throws ArchiveFault when it is not what was sealed there with this key. */
export function openBlock(sealed: Buffer, key: Buffer, place: Place): string[] {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(nameOf(place)).setAuthTag(sealed.subarray(-tagBytes))
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
    return gunzipSync(text).toString('utf8').trimEnd().split('\n')
  } catch (cause) {
    throw new ArchiveFault(`block ${place.blockNo} of archive ${place.archiveId} is not as it was written`, {
      cause,
    })
  }
}
