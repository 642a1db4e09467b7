import { readBackupFile } from './backup_file.ts'
import { type Manifest, readManifest } from './manifest.ts'

/**
 * Reads all of a backup, and compares it with what was written down of it.
 *
 * @throws BackupFault naming the first file that is missing, cut off or altered.
 */
export async function verifyBackup(
  folder: string,
  {
    onProgress = () => {},
    signal,
  }: { onProgress?: (share: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const files = [manifest.program, ...manifest.tables]
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let read = 0
  for (const file of files) {
    await readBackupFile(folder, file, undefined, signal)
    read += file.bytes
    onProgress(read / all)
  }
  return manifest
}
