import { readFile, writeFile } from 'node:fs/promises'
import { projectFile } from '../../src/project_file.ts'

/** Writes a generated file; with --check it only says where the one that is there does not fit what it is made of. */
export async function writeOrCompare(file: string, fresh: string, madeOf: string): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(projectFile(file), fresh)
  if (fresh === (await readFile(projectFile(file), 'utf8').catch(() => ''))) return
  process.stderr.write(`${file} does not fit ${madeOf}. Run: npm run db:types\n`)
  process.exitCode = 1
}
