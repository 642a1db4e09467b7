import { readFile } from 'node:fs/promises'
import { projectFile } from '../../src/project_file.ts'
import { wordsOf } from './words_of_pattern.ts'
import { writeOrCompare } from './write_or_compare.ts'

const folder = 'db/logic/suppressions'

async function sql(): Promise<string> {
  const vocabulary = await vocabularyIn(await textOf('one_pattern'))
  const wordsIn = (signs: string[]) =>
    wordsOf(vocabulary.reduce((pattern, [name, words]) => pattern.replaceAll(name, words), signs.join('|')))

  const care = await textOf('read_cue_for_care')
  const cues = [...care.matchAll(/when '([^']+)' then pipeline_private.one_pattern\(/g)].map(
    ({ 1: cue = '', index, 0: { length } }) => {
      const words = wordsIn(literalsFrom(care.slice(index + length)))
      return `    when '${cue}' then array[\n${inLines(words.map(quoted))}\n    ]`
    },
  )
  const pleas: string[] = []
  for (const file of ['is_clear_plea', 'may_be_plea']) {
    const text = await textOf(file)
    const signs = literalsFrom(text.slice(text.indexOf('has_sign(said, array[') + 21))
    const words = signs.map((sign) => `'${wordsIn([sign]).map(likely).join('~')}'`)
    pleas.push(`    when '${file}' then array[\n${words.map((some) => `      ${some}`).join(',\n')}\n    ]`)
  }
  return `-- Generated from the patterns beside it by db/generate/telling_words.ts (npm run db:types). Do not edit.
create or replace function pipeline_private.may_tell_of(said text, cue text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return ' ' || translate(said, '|£', '  ') || ' ' like any (case cue
${cues.join('\n')}
  end);
end
$$;

comment on function pipeline_private.may_tell_of is
  'Whether a text, in plain_words(), has words without which the pattern_of_care() of a cue fits nothing: nearly none has, and whoever has to compile the pattern first takes ten times as long.';

create or replace function pipeline_private.words_of_signs(pleas text)
  returns text[]
  language plpgsql
  immutable
as $$
begin
  return case pleas
${pleas.join('\n')}
  end;
end
$$;

comment on function pipeline_private.words_of_signs is
  'Of each sign of is_clear_plea() or may_be_plea(), in their order, the words without which it is not there, parted by a tilde.';
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
  for (const { 1: literal, 0: token } of text.matchAll(/'((?:[^']|'')*)'|--.*|[)\]]/g)) {
    if (token === ')' || token === ']') break
    if (literal !== undefined) found.push(literal.replaceAll("''", "'"))
  }
  return found
}

const likely = (word: string) => `%${word.replace(/[%_\\]/g, '\\$&').replaceAll("'", "''")}%`
const quoted = (word: string) => `'${likely(word)}'`

function inLines(words: string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 130) lines[lines.length - 1] = `${last}, ${word}`
    else lines.push(`      ${word}`)
  }
  return lines.join(',\n')
}

// Writes the words without which a dear pattern fits nothing, from the patterns; with --check it only compares.
await writeOrCompare(`${folder}/telling_words.sql`, await sql(), 'the patterns')
