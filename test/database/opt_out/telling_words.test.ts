import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../db/generate/words_of_pattern.ts'
import { projectFile } from '../../../src/project_file.ts'
import { inTransaction } from '../../support/database.ts'
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
     from unnest($1::text[]) as texts (body)
     cross join pipeline_private.plain_words(body) as said
     cross join unnest('{self-harm,abuse,a minor,a bereavement,an illness,hardship}'::text[]) as cue
     cross join lateral (
       select said ~ pipeline_private.pattern_of_care(cue) as fits, pipeline_private.may_tell_of(said, cue) as may
     ) as told
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
