import { readdirSync, readFileSync } from 'node:fs'
import { projectFile } from '../../src/project_file.ts'

export interface Page {
  /** Where it lies, from the project's folder. */
  path: string
  text: string
}

const folders = ['docs', 'db', 'src', 'test', 'bench']

/** Every page of the project that is written for people. */
export const pages: Page[] = [
  'README.md',
  ...folders.flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `${folder}/${file}`),
  ),
].map((path) => ({ path, text: readFileSync(projectFile(path), 'utf8') }))

export function page(path: string): string {
  const found = pages.find((each) => each.path === path)
  if (found === undefined) throw new Error(`there is no page ${path}`)
  return found.text
}

/** What stands in the page's blocks of a language. */
export function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )
}
