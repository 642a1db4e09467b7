import { access, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { projectFile } from '../../../src/project_file.ts'

export interface Folder {
  /** Writes a file into the folder; returns its path. */
  write(name: string, content: string | Buffer): Promise<string>
  /** Copies a fixture into the folder, since reports are written beside it. */
  fixture(name: string): Promise<string>
  read(name: string): Promise<string>
  has(name: string): Promise<boolean>
  remove(): Promise<void>
}

/** A folder for the files of one story. */
export async function aFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'orchestrator-'))
  const within = (name: string) => join(path, basename(name))
  return {
    async write(name, content) {
      await writeFile(within(name), content)
      return within(name)
    },
    async fixture(name) {
      await copyFile(projectFile(`test/cli/fixtures/${name}`), within(name))
      return within(name)
    },
    read: (name) => readFile(within(name), 'utf8'),
    has: (name) =>
      access(within(name)).then(
        () => true,
        () => false,
      ),
    remove: () => rm(path, { recursive: true }),
  }
}
