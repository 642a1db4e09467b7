import { globSync, readFileSync } from 'node:fs'
import { projectFile } from '../../src/project_file.ts'

/** Files of stories of which `npm test` tries a sample. */
export function filesWithSamples(): string[] {
  const samples = /\b(someOf|howMany)\(/
  return globSync('test/**/*.test.ts', { cwd: projectFile('.') })
    .filter((file) => samples.test(readFileSync(projectFile(file), 'utf8')))
    .toSorted()
}
