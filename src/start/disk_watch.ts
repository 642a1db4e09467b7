import { statfs } from 'node:fs/promises'

export interface DiskWatch {
  /** What to say while there is hardly any room; undefined while there is enough. */
  warning(): string | undefined
  stop(): void
}

/** PostgreSQL wants files of 16 MB for what it is about to write. */
const leastFreeBytes = 64 * 1024 * 1024
const everyMs = 2_000

/** Keeps an eye on the room that is left where a directory lies. `onChange` hears when it gets short, and when it is there again. */
export function watchDisk(
  directory: string,
  onChange: (warning: string | undefined) => void = () => {},
): DiskWatch {
  let warning: string | undefined
  const look = async () => {
    const { bavail, bsize } = await statfs(directory)
    const free = bavail * bsize
    const before = warning
    warning = free < leastFreeBytes ? warningOf(free, directory) : undefined
    if ((before === undefined) !== (warning === undefined)) onChange(warning)
  }
  const lookNow = () => void look().catch(() => {})
  lookNow()
  const timer = setInterval(lookNow, everyMs).unref()
  return { warning: () => warning, stop: () => clearInterval(timer) }
}

function warningOf(free: number, directory: string): string {
  const left = free === 0 ? 'The disk is full' : `The disk has ${Math.ceil(free / 1024 ** 2)} MB left`
  return `${left}: make room, and what waits goes on. Nothing is lost. It is the disk of ${directory}`
}
