import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine may let us mount file systems: Linux, and all rights. */
export const canMountDisks = process.platform === 'linux' && process.getuid?.() === 0

export interface SmallDisk {
  path: string
  /** Nothing can be written any more. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
  unmount(): Promise<void>
}

export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'pipeline-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  await chmod(path, 0o755) // PostgreSQL runs as another user when we are root
  const ballast = join(path, 'ballast')
  return {
    path,
    async fill() {
      const { bavail, bsize } = await statfs(path)
      await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => {}) // others write as well: full is full
    },
    makeRoom: () => rm(ballast, { force: true }),
    async unmount() {
      execFileSync('umount', ['-l', path])
      await rm(path, { recursive: true, force: true })
    },
  }
}
