import { readFile } from 'node:fs/promises'
import type { ModelRequest } from '../contract/model_desk.ts'

export type Prompt = ModelRequest['prompt']

const folder = new URL('./prompts/', import.meta.url)
const read = new Map<string, Promise<Prompt | null>>()

/** The prompt of this version, null where there is none; each file is read once. */
export function promptOf(version: string): Promise<Prompt | null> {
  const known = read.get(version)
  if (known !== undefined) return known
  const prompt = readFile(new URL(`${version}.md`, folder), 'utf8').then(
    (words) => ({ version, words }),
    () => {
      read.delete(version)
      return null
    },
  )
  read.set(version, prompt)
  return prompt
}
