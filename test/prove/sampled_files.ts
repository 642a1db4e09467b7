import { globSync, readFileSync } from 'node:fs'
import { projectFile } from '../../src/project_file.ts'

/** Files of stories that `npm test` tells, or tries, a sample of. */
export function filesWithSamples(): string[] {
  const samples = /\b(isTold|oneIn|someOf|howMany)\(/
  return globSync('test/**/*.test.ts', { cwd: projectFile('.') })
    .filter((file) => samples.test(readFileSync(projectFile(file), 'utf8')))
    .toSorted()
}
