import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { parts } from './parts.ts'
import { filesWithSamples } from './sampled_files.ts'

test('all that npm test tells a sample of is told in full by a part of npm run prove', () => {
  const files = parts.flatMap((part) => part.files)
  expect(files.filter((file) => !existsSync(projectFile(file)))).toEqual([])
  const sampled = filesWithSamples()
  expect(sampled.length).toBeGreaterThan(60)
  expect(sampled.filter((file) => !files.some((of) => file.startsWith(of)))).toEqual([])
})
