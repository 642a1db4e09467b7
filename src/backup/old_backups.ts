import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupAges } from '../../db/backup/settings.ts'
import { type KeptBackup, listBackups } from './kept_backups.ts'
import { partialName } from './write_backup.ts'

const alwaysKept = 2
const weekMs = 7 * 86_400_000
/** Nobody writes a backup for as long. */
const abandonedMs = 2 * 86_400_000

/** Removes backups that have been kept for long enough, and what was left of those that never became whole. Returns how many. */
export async function removeOldBackups(parent: string, ages: BackupAges, now = Date.now()): Promise<number> {
  const old = outlived(await listBackups(parent), ages, now)
  for (const { name, path } of old) {
    // Half of one must not be taken for a whole one.
    const aside = join(parent, `.${name}.partial`)
    await rename(path, aside)
    await rm(aside, { recursive: true, force: true })
  }
  await removeAbandoned(parent, now)
  return old.length
}

/** Of those that can be read, the latest first. */
export function outlived(
  kept: readonly KeptBackup[],
  { each, weekly }: BackupAges,
  now: number,
): KeptBackup[] {
  const readable = kept.flatMap((backup) =>
    backup.manifest === null ? [] : { ...backup, madeAt: Date.parse(backup.manifest.madeAt) },
  )
  const weekOf = (madeAt: number) => Math.floor(madeAt / weekMs)
  const isYoung = (madeAt: number, seconds: number | null) =>
    seconds === null || now - madeAt <= seconds * 1000
  return readable.filter(({ madeAt }, place) => {
    if (place < alwaysKept || isYoung(madeAt, each)) return false
    const earlier = readable[place + 1]
    const isFirstOfWeek = earlier === undefined || weekOf(earlier.madeAt) !== weekOf(madeAt)
    return !(isFirstOfWeek && isYoung(madeAt, weekly))
  })
}

async function removeAbandoned(parent: string, now: number): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!partialName.test(name)) continue
    const path = join(parent, name)
    if (now - (await stat(path)).mtimeMs > abandonedMs) await rm(path, { recursive: true, force: true })
  }
}
