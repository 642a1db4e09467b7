import { readFile, writeFile } from 'node:fs/promises'
import { projectFile } from '../../src/project_file.ts'
import { wordsOf } from './words_of_pattern.ts'

const folder = 'db/logic/suppressions'
const target = `${folder}/telling_words.sql`

/** Writes the words without which a dear pattern fits nothing, from the patterns; with --check it only compares. */
async function main(): Promise<void> {
  const fresh = await sql()
  if (!process.argv.includes('--check')) return writeFile(projectFile(target), fresh)
  if (fresh !== (await readFile(projectFile(target), 'utf8').catch(() => ''))) {
    process.stderr.write(`${target} does not fit the patterns. Run: npm run db:types\n`)
    process.exitCode = 1
  }
}

async function sql(): Promise<string> {
  const vocabulary = await vocabularyIn(await textOf('one_pattern'))
  const written = (signs: string[]) =>
    vocabulary.reduce((pattern, [name, words]) => pattern.replaceAll(name, words), signs.join('|'))
  const care = [
    ...(await textOf('read_cue_for_care')).matchAll(/when '([^']+)' then pipeline_private.one_pattern\(/g),
  ]
  const text = await textOf('read_cue_for_care')
  const arms = care.map(({ 1: cue = '', index, 0: { length } }) => {
    const words = wordsOf(written(literalsFrom(text.slice(index + length))))
    return `    when '${cue}' then array[\n${inLines(words)}\n    ]`
  })
  return `-- Generated from the patterns of read_cue_for_care.sql by db/generate/telling_words.ts (npm run db:types). Do not edit.
create or replace function pipeline_private.may_tell_of(said text, cue text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return ' ' || translate(said, '|£', '  ') || ' ' like any (case cue
${arms.join('\n')}
  end);
end
$$;

comment on function pipeline_private.may_tell_of is
  'Whether a text, in plain_words(), has words without which the pattern_of_care() of a cue fits nothing: nearly none has, and whoever has to compile the pattern first takes ten times as long.';
`
}

const textOf = (file: string) => readFile(projectFile(`${folder}/${file}.sql`), 'utf8')

async function vocabularyIn(text: string): Promise<(readonly [name: string, words: string])[]> {
  return [...text.matchAll(/^ +\('(\{\w+\})', '((?:[^']|'')+)'\),?$/gm)].map(
    ({ 1: name = '', 2: words = '' }) => [name, words.replaceAll("''", "'")] as const,
  )
}

/** The literals of a list of arguments, up to its end. */
function literalsFrom(text: string): string[] {
  const found: string[] = []
  for (const { 1: literal, 0: token } of text.matchAll(/'((?:[^']|'')*)'|--.*|\)/g)) {
    if (token === ')') break
    if (literal !== undefined) found.push(literal.replaceAll("''", "'"))
  }
  return found
}

function inLines(words: string[]): string {
  const quoted = words.map((word) => `'%${word.replace(/[%_\\]/g, '\\$&').replaceAll("'", "''")}%'`)
  const lines: string[] = []
  for (const word of quoted) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 130) lines[lines.length - 1] = `${last}, ${word}`
    else lines.push(`      ${word}`)
  }
  return lines.join(',\n')
}

await main()
