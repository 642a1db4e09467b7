import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { parts } from './parts.ts'
import { filesWithSamples } from './sampled_files.ts'

test('all that npm test tries a sample of is tried in full by a part of npm run prove', () => {
  const files = parts.flatMap((part) => part.files)
  expect(files.filter((file) => !existsSync(projectFile(file)))).toEqual([])
  const sampled = filesWithSamples()
  expect(sampled.length).toBeGreaterThan(20)
  expect(sampled.filter((file) => !files.some((of) => file.startsWith(of)))).toEqual([])
})
