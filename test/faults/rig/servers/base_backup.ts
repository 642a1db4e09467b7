import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withClient } from '../../../../db/connection/client.ts'
import type { Cluster } from '../../../../src/embedded_postgres/cluster.ts'

const run = promisify(execFile)

/**
 * The steps of pg_basebackup, which the embedded PostgreSQL does not have: the files of a cluster that works, as the
 * directory of another one.
 *
 * @param as standby: it gets the rest of the log from the original. copy: it has all it needs.
 */
export async function baseBackup(original: Cluster, to: string, as: 'standby' | 'copy'): Promise<void> {
  const from = original.directory
  const data = join(to, 'data')
  const log = join(data, 'pg_wal')
  await rm(to, { recursive: true, force: true, maxRetries: 10 })
  await mkdir(to)
  await chmod(to, 0o755)
  await withClient({ connectionString: original.url('postgres') }, async (client) => {
    await client.query(`select pg_backup_start('copy', true)`)
    await run('cp', ['-a', join(from, 'password'), join(from, 'data'), to]).catch(() => {}) // files come and go
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    await rm(join(data, 'postmaster.pid'), { force: true })
    if (as === 'standby') await run('find', [log, '-type', 'f', '-delete'])
    else await run('cp', ['-a', `${join(from, 'data', 'pg_wal')}/.`, log])

    const { uid, gid } = await stat(join(from, 'data'))
    const write = async (name: string, text: string) => {
      await writeFile(join(data, name), text)
      await chown(join(data, name), uid, gid)
    }
    await write('backup_label', rows[0]?.labelfile ?? '')
    if (as === 'standby') await write('standby.signal', '')
  })
}
