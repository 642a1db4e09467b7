import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../db/generate/words_of_pattern.ts'
import { projectFile } from '../../../src/project_file.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'
import { someOf } from '../../support/run/proof.ts'
import { distress, noDistress, strangersDistress, strangersOrdinary } from './distress.ts'
import { hardPleas, heldBackPleas, lastPleas, pleas, youngestPleas } from './pleas.ts'

test.each([
  [
    '\\msuicid\\w*|\\mkill(ing)? (myself|himself)\\M',
    [' suicid', ' kill myself ', ' kill himself ', ' killing myself ', ' killing himself '],
  ],
  ['(?<!\\mnot )\\m(ill|poorly)( (now|today))*( \\||$)', [' ill', ' poorly']],
  ['\\mlost (my|our) \\w{0,9}baby\\M(?! (grand|sitter))', ['baby ']],
  ['\\m1[0-2]\\M( \\w+){0,3} (years|yrs)', [' years', ' yrs']],
  ['(^|\\| )(please )?stop\\M', ['stop ']],
])('whatever fits %s has one of its words', (pattern, words) => {
  expect(wordsOf(pattern)).toEqual(words)
})

test('of a pattern that fits what has no words that is said', () => {
  expect(() => wordsOf('\\mstop\\M|\\w+')).toThrow('Nothing is in all that this fits')
  expect(() => wordsOf('stop(')).toThrow()
})

const texts = ['care', 'care_voices', 'near_care', 'troubles_kinds', 'people_voices']
  .flatMap((file) => readFileSync(projectFile(`test/eval/smoke/texts/${file}.txt`), 'utf8').split('\n'))
  .concat(Object.values(distress).flat(), noDistress, strangersDistress, strangersOrdinary)
  .concat(hardPleas, heldBackPleas, lastPleas, Object.values(pleas).flat(), youngestPleas)

inTransaction(
  'no text that a pattern of care fits lacks the words that it is asked for first',
  async ({ db }) => {
    const { rows } = await db.query(
      `select cue, count(*) filter (where fits)::integer as fitting, count(*) filter (where fits and not may)::integer as missed,
       count(*) filter (where may)::integer < count(*) / 2 as is_telling
     from (
       select cue, pipeline_private.pattern_of_care(cue) as pattern
       from unnest('{self-harm,abuse,a minor,a bereavement,an illness or a need of care,hardship}'::text[]) as cue
       offset 0
     ) as patterns
     cross join (select pipeline_private.plain_words(body) as said from unnest($1::text[]) as texts (body) offset 0) as texts
     cross join lateral (select said ~ pattern as fits, pipeline_private.may_tell_of(said, cue) as may) as told
     group by cue order by cue`,
      [texts],
    )
    expect(rows).toHaveLength(6)
    for (const row of rows)
      expect(row).toMatchObject({
        fitting: expect.toSatisfy((count: number) => count > 5),
        missed: 0,
        is_telling: true,
      })
  },
)

inTransaction.for(['is_clear_plea', 'may_be_plea'])(
  '%s hears by its signs one by one what it would by all of them as one pattern',
  async (pleaFunction, { db }) => {
    const { rows: sources } = await db.query<{ signs: string }>(
      `select substring(prosrc from 'has_sign\\(said, (array\\[.*\\]), pipeline_private') as signs from pg_proc where proname = $1`,
      [pleaFunction],
    )
    const { rows } = await db.query(
      `select count(*) filter (where hears)::integer as heard, array_agg(said) filter (where hears <> told) as otherwise,
         cardinality(pipeline_private.words_of_signs($2)) - cardinality(signs) as more
       from (select ${only(sources).signs} as signs offset 0) as all_signs
       cross join (select pipeline_private.one_pattern(variadic ${only(sources).signs}) as pattern offset 0) as one
       cross join unnest($1::text[]) as texts (body)
       cross join pipeline_private.plain_words(body) as said
       cross join lateral (
         select said ~ pattern as hears, pipeline_private.${pleaFunction}(said) as told
       ) as both_ways
       group by signs`,
      [someOf(4, 'texts of pleas', texts), pleaFunction],
    )
    expect(only(rows)).toEqual({
      heard: expect.toSatisfy((count: number) => count > 20),
      otherwise: null,
      more: 0,
    })
  },
)

test.each(['stop.*?it', 'stop(ping)+?', 'stop{2'])(
  'a pattern that nobody can tell the words of is refused: %s',
  (pattern) => {
    expect(() => wordsOf(pattern)).toThrow('What is')
  },
)
