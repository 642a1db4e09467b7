import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'

const folder = projectFile('src/agents/sms_agent_with_model/prompts')

/** Beginnings of SHA-256: calls and comparisons name a version, so its words are never others. */
const versions: Record<string, string> = { reply_1: 'ce3bdccf3932ba04' }

test('a prompt is never changed: other words are another version', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const found = await Promise.all(
    files.map(async (name) => {
      const words = await readFile(`${folder}/${name}`)
      return [name.replace('.md', ''), createHash('sha256').update(words).digest('hex').slice(0, 16)]
    }),
  )
  expect(Object.fromEntries(found)).toEqual(versions)
})
