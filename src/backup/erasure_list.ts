import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { BackupFault } from './manifest.ts'

const name = 'erasures.txt'

/** Who was erased must not come back with a backup that still has them: their ids lie beside all backups. */
export async function writeErasureList(parent: string, leadIds: readonly string[]): Promise<void> {
  const path = join(parent, name)
  await writeFile(`${path}.partial`, leadIds.map((id) => `${id}\n`).join(''), { mode: 0o600, flush: true })
  await rename(`${path}.partial`, path)
}

export const erasureListBeside = (backup: string): string => join(dirname(resolve(backup)), name)

/** @throws BackupFault when it must be there and is not, or holds something else. */
export async function readErasureList(path: string, mustBeThere: boolean): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (!mustBeThere && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return ''
    throw new BackupFault(`${path} cannot be read`, { cause })
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const wrong = lines.findIndex((line) => !z.uuid().safeParse(line).success)
  if (wrong >= 0) throw new BackupFault(`${path}, line ${wrong + 1}: not the id of a lead`)
  return lines
}
