import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Program, readProgram } from '../../../db/migrate/program.ts'
import { projectFile } from '../../../src/project_file.ts'
import { quickFolder } from '../run/test_places.ts'

/** A version of the program that differs from ours: what it makes of a database, and how it is changed. */
export interface ProgramCopy {
  read(): Promise<Program>
  /** Replaces text in a file; fails when it is not there. */
  change(file: string, from: string | RegExp, to: string): Promise<void>
  write(file: string, text: string): Promise<void>
  remove(file: string): Promise<void>
  end(): Promise<void>
}

export async function copyProgram(): Promise<ProgramCopy> {
  const root = await quickFolder()
  for (const folder of ['migrations', 'db/logic', 'db/rules']) {
    await cp(projectFile(folder), join(root, folder), { recursive: true })
  }
  return {
    read: () => readProgram(root),
    async change(file, from, to) {
      const before = await readFile(join(root, file), 'utf8')
      const after = before.replace(from, to)
      if (after === before) throw new Error(`${file} has another form than expected`)
      await writeFile(join(root, file), after)
    },
    write: (file, text) => writeFile(join(root, file), text),
    remove: (file) => rm(join(root, file)),
    end: () => rm(root, { recursive: true }),
  }
}

/** A view loses a column, and so does one that reads it: neither can be replaced where it stands. */
export async function withoutAColumn({ change }: ProgramCopy): Promise<void> {
  await change('db/logic/access/user_lists.sql', /,\n {4}case when users.link_expires_at .*/, '')
  await change('db/logic/access/users_by_admins.sql', ', users.link_expires_at', '')
  await change(
    'db/logic/access/users_by_admins.sql',
    /comment on column pipeline.users.link_expires_at .*/,
    '',
  )
}
