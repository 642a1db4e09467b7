import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'

/**
 * CPU seconds that a server's processes have used so far, those that have ended included. From Linux's /proc; null where
 * there is none, or when the server runs elsewhere.
 */
export type ServerCpu = () => Promise<number | null>

/** The whole server that a connection belongs to. */
export async function cpuOfServer(client: pg.Client): Promise<ServerCpu> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = (await statOf(rows[0]?.pid ?? 0))?.parent
  return async () => {
    const parent = postmaster === undefined ? null : await statOf(postmaster)
    if (parent === null) return null
    const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
    const children = (await Promise.all(pids.map(statOf))).filter((stat) => stat?.parent === postmaster)
    return children.reduce((sum, stat) => sum + (stat?.seconds ?? 0), parent.seconds + parent.secondsOfEnded)
  }
}

/** Some processes of it; null as above. */
export async function cpuOfProcesses(pids: readonly number[]): Promise<number | null> {
  const stats = await Promise.all(pids.map(statOf))
  return stats.includes(null) ? null : stats.reduce((sum, stat) => sum + (stat?.seconds ?? 0), 0)
}

async function statOf(pid: number) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11)
    return { parent, seconds: (user + system) / 100, secondsOfEnded: (endedUser + endedSystem) / 100 }
  } catch {
    return null
  }
}
