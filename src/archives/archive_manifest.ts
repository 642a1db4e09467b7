import { z } from 'zod'
import { logs } from '../../db/archives/leaving.ts'
import { digest, readSealedManifest } from '../backup/sealed_manifest.ts'
import { ArchiveFault } from './sealed_block.ts'

const wholeNumber = z.number().int().nonnegative()

/** What a folder says of itself: nothing in it tells of a person. */
const manifestSchema = z.object({
  format: z.literal(1),
  id: z.uuid(),
  log: z.enum(logs),
  version: z.string(),
  rowCount: wholeNumber,
  firstAt: z.string(),
  lastAt: z.string(),
  bytes: wholeNumber,
  sha256: digest,
  blocks: z.array(z.object({ position: wholeNumber, bytes: wholeNumber, rowCount: wholeNumber })),
})

export type ArchiveManifest = z.infer<typeof manifestSchema>

export const rowsFile = 'rows.bin'
export const partialName = /^\.archive-([0-9a-f-]{36})\.partial$/
export const partialOf = (id: string): string => `.archive-${id}.partial`

/** @throws ArchiveFault when there is none, or it was altered. */
export const readArchiveManifest = (folder: string): Promise<ArchiveManifest> =>
  readSealedManifest(folder, manifestSchema, (says, cause) => new ArchiveFault(says, { cause }))
