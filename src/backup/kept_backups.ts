import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupFault, type Manifest, readManifest } from './manifest.ts'

export interface KeptBackup {
  name: string
  path: string
  /** Null when its manifest cannot be read. */
  manifest: Manifest | null
}

const whole = /^backup-\d{4}-\d{2}-\d{2}T\d{6}Z$/

/** Those that are whole, the latest first. A folder that is not there has none. */
export async function listBackups(parent: string): Promise<KeptBackup[]> {
  const names = await readdir(parent).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const latestFirst = names
    .filter((name) => whole.test(name))
    .toSorted()
    .reverse()
  return Promise.all(latestFirst.map((name) => keptBackup(parent, name)))
}

async function keptBackup(parent: string, name: string): Promise<KeptBackup> {
  const path = join(parent, name)
  const manifest = await readManifest(path).catch((error: unknown) => {
    if (error instanceof BackupFault) return null
    throw error
  })
  return { name, path, manifest }
}

export const sizeOf = ({ tables }: Manifest) => ({
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
})
