import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { watchDisk } from '../../src/start/disk_watch.ts'

test.runIf(process.platform === 'linux')(
  'a disk without room is told at once, one with room is not',
  async () => {
    const told = Promise.withResolvers<string | undefined>()
    const full = watchDisk('/proc', told.resolve) // a file system that never has room
    const roomy = watchDisk(tmpdir(), () => expect.unreachable())
    expect(await told.promise).toBe(
      'The disk is full: make room, and what waits goes on. Nothing is lost. It is the disk of /proc',
    )
    expect([full.warning(), roomy.warning()]).toEqual([await told.promise, undefined])
    full.stop()
    roomy.stop()
  },
)
