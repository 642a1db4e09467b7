import { glob, readFile, writeFile } from 'node:fs/promises'
import { loadModule, scanSync } from 'libpg-query'
import { projectFile } from '../../src/project_file.ts'

/** Written by `npm run db:types`. */
const generated = new Set([
  'db/logic/phones/numbering_plans.sql',
  'db/logic/suppressions/taught_words.sql',
  'db/logic/suppressions/telling_words.sql',
])

/** Of a line without quoted text; sentences are as long as they are. */
const longestLine = 150

/** Texts in quotes and comments. What stands between dollar quotes on several lines is code. */
const words = /\$\$[^\n]*?\$\$|'(?:[^']|'')*'|"[^"]*"|--.*|\/\*[\s\S]*?\*\//g

/**
 * Where a file of SQL is not laid out as ours are. No formatter that we know leaves PL/pgSQL readable: sql-formatter and
 * postgres-language-server do not look into bodies, pg_format takes their blank lines and gives every keyword a line.
 */
export function faultsOfLayout(file: string, sql: string): string[] {
  const lines = sql.split('\n')
  const code = sql
    .replaceAll(words, (text) => text.replaceAll(/[^\n]/g, text.startsWith('-') ? '' : '~'))
    .split('\n')
  const faults = lines.flatMap((line, at) => {
    const says = code[at] ?? ''
    const found = [
      line.includes('\t') && 'a tab',
      line !== line.trimEnd() && 'blanks at the end',
      /^(?: {2})* [^ ~]/.test(says) && 'not indented by twos',
      says.length > longestLine && !says.includes('~') && `longer than ${longestLine}`,
      /\b[A-Z][A-Za-z]+\b/.test(says) && 'not in lower case',
      line === '' && lines[at - 1] === '' && at < lines.length - 1 && 'a second empty line',
    ]
    return found.filter((fault) => fault !== false).map((fault) => `${file}:${at + 1}: ${fault}`)
  })
  return sql.endsWith('\n') && !sql.endsWith('\n\n')
    ? faults
    : [...faults, `${file}: does not end with one line break`]
}

/** Of PL/pgSQL alone. */
const keywords = new Set(
  'elsif exception exit foreach loop notice perform query raise reverse rowtype while'.split(' '),
)

function lowered(word: string): string {
  const lower = word.toLowerCase()
  return keywords.has(lower) || scanSync(lower).tokens[0]?.keywordKind !== 0 ? lower : word
}

const besideWords = (pattern: RegExp) => new RegExp(`(${words.source})|${pattern.source}`, 'g')
const tabOrCapitals = besideWords(/\t|\b[A-Z]+\b/)
const lastBlanks = besideWords(/[^\S\n]+(?=\n|$)/)
const moreEmptyLines = besideWords(/(?<=\n\n|^\n)\n+/)

/** Laid out as far as that takes no judgement. Quoted texts stay as they are, comments but for their blanks. */
export async function mended(sql: string): Promise<string> {
  await loadModule()
  return sql
    .replaceAll(tabOrCapitals, (found, text?: string) => {
      if (text === undefined) return found === '\t' ? '  ' : lowered(found)
      return /^(--|\/\*)/.test(text) ? text.replaceAll('\t', '  ').replaceAll(/[^\S\n]+$/gm, '') : text
    })
    .replaceAll(lastBlanks, (_, text = '') => text)
    .replaceAll(moreEmptyLines, (_, text = '') => text)
    .replace(/\n*$/, '\n')
}

if (import.meta.main) {
  const faults: string[] = []
  for await (const file of glob('{migrations,db,test,bench}/**/*.sql', { cwd: projectFile('.') })) {
    if (generated.has(file)) continue
    const written = await readFile(projectFile(file), 'utf8')
    const sql = process.argv.includes('--write') ? await mended(written) : written
    if (sql !== written) await writeFile(projectFile(file), sql)
    faults.push(...faultsOfLayout(file, sql))
  }
  for (const fault of faults.toSorted()) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
