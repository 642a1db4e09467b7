import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { applyRules } from '../../../db/migrate/rules.ts'
import { projectFile } from '../../../src/project_file.ts'
import { quickFolder } from '../run/test_places.ts'

/** Applies a release of the folder of tests as if it were the next one of this program. */
export async function release(url: string, name: string): Promise<void> {
  const folder = await quickFolder()
  try {
    await cp(projectFile('db/rules'), folder, { recursive: true })
    await cp(projectFile(`test/database/releases/${name}.sql`), join(folder, `9000-${name}.sql`))
    await applyRules(url, () => {}, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
