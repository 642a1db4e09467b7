import { createHash } from 'node:crypto'
import { chmod, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../make_folder.ts'

export interface Locations {
  /** Holds one cluster: its data, password, log and lock. */
  cluster: string
  /** Where PostgreSQL's programs may be copied to when they cannot run where npm put them; the best place first. */
  programs: string[]
}

const systemDirectory = '/var/lib/pipeline-orchestrator'
const thisProject = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/**
 * Where things lie. An ordinary user's are in the project's `.data`. Root's are under /var/lib, because the user that
 * PostgreSQL then runs as may be unable to look into the project at all; two projects never share a cluster.
 */
export function locate({
  name,
  dataRoot,
  asRoot,
  project = thisProject,
}: {
  name: string
  dataRoot?: string | undefined
  asRoot: boolean
  project?: string
}): Locations {
  if (!asRoot) {
    const own = join(project, '.data')
    return { cluster: join(dataRoot ?? join(own, 'postgres'), name), programs: [own] }
  }
  const hash = createHash('sha256').update(project).digest('hex').slice(0, 12)
  return {
    cluster: join(dataRoot ?? join(systemDirectory, `${basename(project)}-${hash}`), name),
    programs: [systemDirectory, join(tmpdir(), 'pipeline-orchestrator')],
  }
}

/**
 * Makes a directory and says its path without symbolic links. As root, every directory that had to be made is open to
 * all, whatever the umask: the user that PostgreSQL runs as must get through. The files inside guard themselves.
 */
export async function makeDirectory(path: string, asRoot: boolean): Promise<string> {
  const wanted = resolve(path)
  const firstMade = await makeFolder(wanted)
  if (asRoot && firstMade !== undefined) {
    for (let made = wanted; made.length >= firstMade.length; made = dirname(made)) await chmod(made, 0o755)
  }
  return realpath(wanted)
}
