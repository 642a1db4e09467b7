import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What lies there is no backup, or not as it was written. */
export class BackupFault extends Error {
  override name = 'BackupFault'
}

const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** As SQL names it; nothing else ever becomes a part of a statement. */
const sqlName = z.string().regex(/^(?:[a-z_][a-z0-9_]*|"[a-z_][a-z0-9_]*")$/)
const qualified = z.string().regex(/^(?:pipeline|pipeline_private|graphile_worker)\.[a-z_][a-z0-9_]*$/)
const wholeNumber = z.number().int().nonnegative()

const fileSchema = z.object({
  /** Relative to the backup's folder. */
  path: z.string().regex(/^[a-z_][a-z0-9_.]*\.gz$/),
  /** Of what is in it, without the compression. */
  bytes: wholeNumber,
  sha256: digest,
})

const manifestSchema = z.object({
  format: z.literal(1),
  /** The moment of the snapshot, in UTC, to the microsecond. */
  madeAt: z.iso.datetime({ offset: true }),
  version: z.string(),
  purpose: z.enum(['production', 'simulation']),
  server: z.string(),
  systemIdentifier: z.string(),
  epoch: wholeNumber,
  migrations: z.array(z.string()),
  rules: z.array(z.string()),
  /** Migrations, functions and rules of the program that made the database. */
  program: fileSchema,
  tables: z.array(
    fileSchema.extend({ name: qualified, columns: z.array(sqlName).nonempty(), rows: wholeNumber }),
  ),
  sequences: z.array(z.object({ name: qualified, at: z.string().regex(/^\d{1,19}$/) })),
})

export type BackupFile = z.infer<typeof fileSchema>
export type Manifest = z.infer<typeof manifestSchema>

const name = 'manifest.json'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The digest of all digests comes with it. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify({ sha256: sha256(JSON.stringify(manifest)), manifest }, null, 2)
  await writeFile(join(folder, name), `${text}\n`, { mode: 0o600, flush: true })
}

/** @throws BackupFault when there is none, or it was altered. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw new BackupFault(`There is no backup in ${folder}: it has no ${name}`, { cause })
  })
  try {
    const { sha256: wanted, manifest } = z
      .object({ sha256: digest, manifest: z.unknown() })
      .parse(JSON.parse(text))
    if (sha256(JSON.stringify(manifest)) !== wanted) throw new Error('its digest does not fit')
    return manifestSchema.parse(manifest)
  } catch (cause) {
    throw new BackupFault(`${join(folder, name)} is not as it was written`, { cause })
  }
}
