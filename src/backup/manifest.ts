import { z } from 'zod'
import { digest, readSealedManifest, writeSealedManifest } from './sealed_manifest.ts'

/** What lies there is no backup, or not as it was written. */
export class BackupFault extends Error {
  override name = 'BackupFault'
}

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

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeSealedManifest(folder, manifest)

/** @throws BackupFault when there is none, or it was altered. */
export const readManifest = (folder: string): Promise<Manifest> =>
  readSealedManifest(folder, manifestSchema, (says, cause) => new BackupFault(says, { cause }))
