import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import type { Purpose } from './purpose.ts'

export interface ProgramFile {
  /** Relative to its folder, with its ending. */
  name: string
  sql: string
  /** SHA-256 of the text, in hexadecimal. */
  digest: string
}

/** What a version of the program makes of a database. */
export interface Program {
  folders: { migrations: string; rules: string }
  migrations: ProgramFile[]
  logic: ProgramFile[]
  rules: ProgramFile[]
}

/** @param root the folder in which migrations/ and db/ lie; this program's own unless another is given. */
export async function readProgram(root: string = projectFile('.')): Promise<Program> {
  const folders = { migrations: join(root, 'migrations'), rules: join(root, 'db/rules') }
  const [migrations, logic, rules] = await Promise.all([
    readFolder(folders.migrations, '*.sql'),
    readFolder(join(root, 'db/logic'), '**/*.sql'),
    readFolder(folders.rules, '*.sql'),
  ])
  return { folders, migrations, logic, rules }
}

/**
 * What of a program a database gets: only a simulation has a clock of its own, vendors that are made up, and what plays
 * them. db/logic/simulation comes after db/logic/clock, whose functions it replaces.
 */
export function programFor(purpose: Purpose, program: Program): Program {
  if (purpose === 'simulation') return program
  return {
    ...program,
    migrations: program.migrations.filter((file) => !simulationMigration.test(file.name)),
    logic: program.logic.filter((file) => !file.name.startsWith('simulation/')),
  }
}

const simulationMigration = /_simulation\.sql$/

/** The fingerprint of migrations and db/logic; some triggers are generated from the tables, so both count. */
export function logicDigestOf({ migrations, logic }: Pick<Program, 'migrations' | 'logic'>): string {
  const digest = createHash('sha256')
  for (const { name, sql } of [...migrations, ...logic])
    digest.update(name).update('\0').update(sql).update('\0')
  return digest.digest('hex')
}

/** The name under which a migration stands in its ledger. */
export const ledgerName = ({ name }: ProgramFile): string => name.replace(/\.sql$/, '')

async function readFolder(folder: string, pattern: string): Promise<ProgramFile[]> {
  const names = (await Array.fromAsync(glob(pattern, { cwd: folder }))).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
