import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readProgram } from '../../db/migrate/program.ts'
import { projectFile } from '../../src/project_file.ts'
import { makeTemplates, startTestServer, type TestServer } from '../support/test_server.ts'
import { applied, type Mutant } from './mutant.ts'

const folders = [
  'bench',
  'db',
  'docs',
  'migrations',
  'src',
  'tasks',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
]

/** A copy of the project in which one fault after the other is planted, and databases with and without it. */
export interface FaultyCopy {
  root: string
  /** Servers whose templates are made by the program with the fault, and without. */
  faulty: TestServer
  whole: TestServer
  /** Throws when no database takes it. */
  plant(mutant: Mutant): Promise<void>
  mend(mutant: Mutant): Promise<void>
  remove(): Promise<void>
}

export async function copyProject(): Promise<FaultyCopy> {
  const root = await mkdtemp(join(tmpdir(), 'mutants-'))
  for (const name of folders) {
    await cp(projectFile(name), join(root, name), { recursive: true })
  }
  await symlink(projectFile('node_modules'), join(root, 'node_modules'))
  const [faulty, whole] = await Promise.all([startTestServer(), startTestServer()])
  await makeTemplates(whole.url)
  let text = ''
  return {
    root,
    faulty,
    whole,
    async plant(mutant) {
      const file = join(root, mutant.file)
      text = await readFile(file, 'utf8')
      await writeFile(file, applied(text, mutant))
      await dropDatabases(faulty.url)
      await makeTemplates(faulty.url, { program: await readProgram(root) })
    },
    mend: (mutant) => writeFile(join(root, mutant.file), text),
    async remove() {
      await Promise.all([faulty.stop(), whole.stop(), rm(root, { recursive: true })])
    },
  }
}

/** Those of the fault before, and what tests that were cut short have left. */
async function dropDatabases(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`update pg_database set datistemplate = false where datname ~ '^template_'`)
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(datname) as name from pg_database where datname ~ '^(template_|story_|transactions_)'`,
    )
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`)
  } finally {
    await client.end()
  }
}
