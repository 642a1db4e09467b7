import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
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
  'tsconfig.json',
  'README.md',
]

/** A copy of the project in which one fault after the other is planted. */
export interface FaultyCopy {
  root: string
  plant(mutant: Mutant): Promise<void>
  mend(mutant: Mutant): Promise<void>
  remove(): Promise<void>
}

export async function copyProject(): Promise<FaultyCopy> {
  const root = await mkdtemp(join(tmpdir(), 'mutants-'))
  for (const name of folders) {
    await cp(projectFile(name), join(root, name), { recursive: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      },
    )
  }
  await symlink(projectFile('node_modules'), join(root, 'node_modules'))
  let whole = ''
  return {
    root,
    async plant(mutant) {
      whole = await readFile(join(root, mutant.file), 'utf8')
      await writeFile(join(root, mutant.file), applied(whole, mutant))
    },
    mend: (mutant) => writeFile(join(root, mutant.file), whole),
    remove: () => rm(root, { recursive: true }),
  }
}
