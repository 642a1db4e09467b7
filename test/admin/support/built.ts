import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isBuilt } from '../../../src/admin_build/build_admin.ts'
import { type DirectoryLock, lockDirectory } from '../../../src/embedded_postgres/directory_lock.ts'
import { projectFile } from '../../../src/project_file.ts'

let built: Promise<void> | undefined

/** The pages as the sources have them, built by whichever process of the test run is the first to need them. */
export function builtPages(): Promise<void> {
  built ??= buildOnce()
  return built
}

async function buildOnce(): Promise<void> {
  const folder = projectFile('node_modules/.cache/admin_build')
  await mkdir(folder, { recursive: true })
  for (;;) {
    if (await isBuilt()) return
    const lock = lockIfFree(folder)
    if (lock === undefined) {
      await pause(100)
      continue
    }
    try {
      await promisify(execFile)(process.execPath, [projectFile('src/admin_build/main.ts')])
    } finally {
      lock.release()
    }
  }
}

function lockIfFree(folder: string): DirectoryLock | undefined {
  try {
    return lockDirectory(folder)
  } catch {
    return undefined
  }
}
