import { readFileSync } from 'node:fs'
import { projectFile } from '../../../src/project_file.ts'

const file = readFileSync(projectFile('src/admin/shell/pages.ts'), 'utf8')
const [, list = ''] = /^export const pages\b.*?= \[([\s\S]*?)^\]/m.exec(file) ?? []
const all = (what: string) =>
  [...list.matchAll(new RegExp(`\\b${what}: '([^']+)'`, 'g'))].map(([, value = '']) => value)

/** What the navigation leads to, and the keys after `g` that do. */
export const listedPages = { paths: all('path'), keys: all('key') }
