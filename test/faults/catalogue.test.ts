import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { catalogue } from './catalogue.ts'

test('each of the 46 faults has a story that exists, or a reason why none can', async () => {
  expect(catalogue.map(({ no }) => no)).toEqual(Array.from({ length: 46 }, (_, index) => index + 1))
  const missing: string[] = []
  for (const { no, stories, notRun } of catalogue) {
    if (stories.length === 0 && notRun === undefined) missing.push(`${no} has neither`)
    for (const [file, ...names] of stories) {
      const text = await readFile(projectFile(`test/${file}`), 'utf8').catch(() => '')
      for (const name of names) if (!text.includes(name)) missing.push(`${no}: ${file} has no “${name}”`)
    }
  }
  expect(missing).toEqual([])
})
