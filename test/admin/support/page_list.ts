import { readFileSync } from 'node:fs'
import { projectFile } from '../../../src/project_file.ts'

const list = readFileSync(projectFile('src/admin/shell/pages.ts'), 'utf8')
const all = (what: string) =>
  [...list.matchAll(new RegExp(`^ {4}${what}: '([^']+)'`, 'gm'))].map(([, value = '']) => value)

/** What the navigation leads to, and the keys after `g` that do. */
export const listedPages = { paths: all('path').filter((path) => !path.includes(':')), keys: all('key') }
