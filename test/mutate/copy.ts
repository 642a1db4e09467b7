import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { startTestServer } from '../support/run/test_server.ts'
import { applied, type Mutant } from './mutant.ts'
import { keepWholeTemplates, templatesWith, wholeTemplates } from './templates.ts'

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

/** A copy of the project in which one fault after the other is planted, and a server whose templates have it or not. */
export interface FaultyCopy {
  root: string
  /** The address of the server. */
  server: string
  /** In the place of the one before. Throws when no database takes it. */
  plant(mutant: Mutant): Promise<void>
  mend(): Promise<void>
  remove(): Promise<void>
}

export async function copyProject(): Promise<FaultyCopy> {
  const root = await mkdtemp(join(tmpdir(), 'mutants-'))
  for (const name of folders) {
    await cp(projectFile(name), join(root, name), { recursive: true })
  }
  await symlink(projectFile('node_modules'), join(root, 'node_modules'))
  const server = await startTestServer()
  await keepWholeTemplates(server.url)
  let restore = async () => {}
  return {
    root,
    server: server.url,
    async plant(mutant) {
      await restore()
      const file = join(root, mutant.file)
      const text = await readFile(file, 'utf8')
      restore = () => writeFile(file, text)
      await writeFile(file, applied(text, mutant))
      await templatesWith(server.url, root, mutant)
    },
    async mend() {
      await restore()
      await wholeTemplates(server.url)
    },
    async remove() {
      await Promise.all([server.stop(), rm(root, { recursive: true })])
    },
  }
}
