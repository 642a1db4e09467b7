import { chown, readdir, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded_postgres_error.ts'
import { runProgram, type SystemUser } from './run_program.ts'

export interface PostmasterFile {
  pid: number
  /** `starting`, `ready`, `stopping`; empty until PostgreSQL has got that far. */
  status: string
}

const stopPatienceMs = 10_000

/** What PostgreSQL wrote about itself into its data directory; undefined when there is nothing. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined
}

/**
 * Clears the way for a new server in a data directory that nobody owns: stops the one that a killed process of ours
 * left running, ends children that outlived a killed server, and disarms the file that a killed server left.
 */
export async function clearTheWay(
  directory: string,
  user: SystemUser | undefined,
  log: (line: string) => void,
): Promise<void> {
  const data = await realpath(directory).catch(() => directory) // processes say it without symbolic links
  const left = await readPostmasterFile(data)
  if (left !== undefined && (await servesFrom(left.pid, data))) {
    log(`stopping PostgreSQL (process ${left.pid}), which a killed process left running`)
    await stopPostmaster(left.pid, () => servesFrom(left.pid, data))
  }
  await endChildren(data)
  await disownPostmasterFile(data, user)
}

/**
 * Fast shutdown; a server that does not go within 10 seconds is told with growing insistence. SIGQUIT makes PostgreSQL
 * drop everything, which costs a recovery at the next start and nothing else.
 *
 * @throws EmbeddedPostgresError when not even SIGKILL ends it.
 */
export async function stopPostmaster(
  pid: number,
  isRunning: () => boolean | Promise<boolean>,
): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isRunning())) return
    sendSignal(pid, signal)
    const patience = Date.now() + stopPatienceMs
    while ((await isRunning()) && Date.now() < patience) await pause(10)
  }
  if (await isRunning()) {
    throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) cannot be stopped. Restart the machine.`)
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    if (!isGone) throw error
  }
}

/** A busy child of a killed server does not notice for as long as its statement takes. Linux only. */
async function endChildren(data: string): Promise<void> {
  const processes = await readdir('/proc').catch(() => [])
  for (const pid of processes.map(Number).filter(Number.isInteger)) {
    if (!(await servesFrom(pid, data))) continue
    sendSignal(pid, 'SIGKILL')
    const patience = Date.now() + stopPatienceMs
    // Its share of the memory is free when it has left its directory, not when it stops having a program.
    while ((await linkOf(pid, 'cwd')) === data && Date.now() < patience) await pause(5)
  }
}

/** Whether a process is a PostgreSQL of this data directory; it makes the directory its working directory. */
async function servesFrom(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const program = basename((await linkOf(pid, 'exe')) ?? '')
    return program.startsWith('postgres') && (await linkOf(pid, 'cwd')) === data
  }
  const ps = await runProgram('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  return ps.output.some((command) => command.includes('postgres') && command.includes(data))
}

function linkOf(pid: number, link: 'cwd' | 'exe'): Promise<string | undefined> {
  return readlink(`/proc/${pid}/${link}`).catch(() => undefined)
}

/**
 * PostgreSQL refuses to start while the process named in postmaster.pid is alive, whatever that process is by now. A
 * number that no process can have replaces it. The rest stays, because PostgreSQL also checks the shared memory named
 * there, which protects the data from children that outlived a killed server.
 */
async function disownPostmasterFile(data: string, user: SystemUser | undefined): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  if (text.trim() === '') return rm(file) // written on a full disk; PostgreSQL refuses it

  const replacement = `${file}.disowned`
  await rm(replacement, { force: true })
  await writeFile(replacement, text.replace(/^.*/, String(2 ** 31 - 1)), { flag: 'wx', mode: 0o600 })
  if (user !== undefined) await chown(replacement, user.uid, user.gid)
  await rename(replacement, file)
}
