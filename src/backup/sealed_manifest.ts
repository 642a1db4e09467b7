import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const name = 'manifest.json'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** The digest of all digests comes with it. */
export async function writeSealedManifest(folder: string, manifest: unknown): Promise<void> {
  const text = JSON.stringify({ sha256: sha256(JSON.stringify(manifest)), manifest }, null, 2)
  await writeFile(join(folder, name), `${text}\n`, { mode: 0o600, flush: true })
}

/** @throws what `fault` makes of what is wrong: there is none, or it was altered. */
export async function readSealedManifest<Manifest>(
  folder: string,
  schema: z.ZodType<Manifest>,
  fault: (says: string, cause: unknown) => Error,
): Promise<Manifest> {
  const text = await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw fault(`There is no ${name} in ${folder}`, cause)
  })
  try {
    const { sha256: wanted, manifest } = z
      .object({ sha256: digest, manifest: z.unknown() })
      .parse(JSON.parse(text))
    if (sha256(JSON.stringify(manifest)) !== wanted) throw new Error('its digest does not fit')
    return schema.parse(manifest)
  } catch (cause) {
    throw fault(`${join(folder, name)} is not as it was written`, cause)
  }
}
