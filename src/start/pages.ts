import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { isBuilt } from '../admin_build/build_admin.ts'
import { projectFile } from '../project_file.ts'

/** Sees to it that the admin frontend is there as the sources have it; without it everything else goes on. */
export async function buildPagesIfMissing(say: (line: string) => void): Promise<void> {
  if (await isBuilt()) return
  const build = spawn(process.execPath, [projectFile('src/admin_build/main.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [exitCode] = await once(build, 'exit')
  if (exitCode !== 0) say('The admin frontend could not be built; the rest works without it.')
}
