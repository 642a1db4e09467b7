import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { howMany, isProof, proofSeed } from '../../support/run/proof.ts'

/** What somebody wrote for a name, and how we greet them: "Hi …,". */
const greetings: Record<string, string> = {
  'Jo Smith': 'Jo',
  zoe: 'Zoe',
  'Zoë Brown': 'Zoe',
  'André Dupont': 'André',
  'Łukasz Nowak': 'Lukasz',
  'ADA POLE': 'Ada',
  'ada pole': 'Ada',
  '  Ada   Pole ': 'Ada',
  'Ada.': 'Ada',
  'Ada,': 'Ada',
  'Ada Pole!!': 'Ada',
  '"Bob" Smith': 'Bob',
  'Robert (Bob) Smith': 'Robert',
  'Jo Smith - call after six': 'Jo',

  // as long as a greeting may be, and a letter more
  'Maximilianus Smith & Bartholomewsons Smith': 'Maximilianus & Bartholomewsons',
  'Maximilianuss Smith & Bartholomewsons Smith': 'Maximilianuss',

  // surname first
  'Pole, Ada': 'Ada',
  'POLE, ADA': 'Ada',
  'Pole,Ada': 'Ada',
  'van der Berg, Ada': 'Ada',
  'Smith Jones, Ada': 'Ada',
  'Pole, Dr Ada': 'Ada',
  'Pole, Mr A': 'Mr Pole',
  'Pole, Mrs': 'Mrs Pole',
  'Ada Pole, MBE': 'Ada',
  'Ada Pole, Ben Pole': 'Ada',
  'Pole, A.': 'there',
  'Pole, Ada, Mrs': 'Ada',
  'Pole, A, Mrs': 'Mrs Pole',
  'Pole Mr': 'Mr Pole',
  'John Major': 'John',

  // titles and initials
  Mr: 'there',
  'Mr ': 'there',
  'Dr.': 'there',
  'Mr. ': 'there',
  Sir: 'there',
  'Mr Smith': 'Mr Smith',
  'Mr. Smith': 'Mr Smith',
  'mr smith': 'Mr Smith',
  'MR J SMITH': 'Mr Smith',
  'Mr. J. K. Smith': 'Mr Smith',
  'Mr.J.Smith': 'Mr Smith',
  'Mr John Smith': 'John',
  'MRS JANE SMITH': 'Jane',
  'Dr. Patel': 'Dr Patel',
  'Dr Priya Patel': 'Priya',
  'Prof. Green': 'Prof Green',
  'Rev Green': 'Rev Green',
  'Rev. Dr. Ann Green': 'Ann',
  'Sir Ian McKellen': 'Ian',
  'Mr van der Berg': 'Mr van der Berg',
  'J Smith': 'there',
  'J. K. Rowling': 'there',
  'J.Smith': 'there',
  J: 'there',
  'JRR Tolkien': 'there',
  'Mr JRR Tolkien': 'Mr Tolkien',
  'Rt Hon Jo Cox': 'Jo',

  // two people
  'Mr & Mrs Khan': 'Mr & Mrs Khan',
  'Mr and Mrs Khan': 'Mr & Mrs Khan',
  'MR & MRS J KHAN': 'Mr & Mrs Khan',
  'Mr/Mrs Khan': 'Mr & Mrs Khan',
  'Mr & Mrs': 'there',
  'Sir/Madam': 'there',
  'John & Jane Smith': 'John & Jane',
  'John and Jane': 'John & Jane',
  'Mr J & Mrs K Khan': 'Mr & Mrs Khan',
  'Mr and Mrs John Smith': 'Mr & Mrs Smith',
  'Mr John & Mrs Jane Smith': 'Mr & Mrs Smith',
  'Mr Smith & Miss Jones': 'Mr Smith & Miss Jones',
  'Mr John, Mrs Jane': 'Mr John & Mrs Jane',
  'John, Paul, George': 'there',
  and: 'there',
  'Mr and': 'there',

  // spelling
  'José-Ángel Ruiz': 'José-Angel',
  "o'brien": "O'Brien",
  "O'BRIEN": "O'Brien",
  'O’Brien': "O'Brien",
  "Mrs o'brien": "Mrs O'Brien",
  'anne-marie jones': 'Anne-Marie',
  'ANNE-MARIE': 'Anne-Marie',
  'Mr MCDONALD': 'Mr McDonald',
  'DeShawn King': 'DeShawn',
  'JP Morgan': 'JP',
  'élodie martin': 'Élodie',
  'àngel pons': 'Angel',
  'jOHN smith': 'John',
  'Jo 🏠 Smith': 'Jo',

  // nobody by name
  '': 'there',
  'The Executors of Mary Brown': 'there',
  'Executors of the late M Brown': 'there',
  'Mary Brown (deceased)': 'there',
  'Estate of Mary Brown': 'there',
  'Oak Homes Ltd': 'there',
  'Smith & Sons': 'there',
  'Brown Properties': 'there',
  'jo@example.com': 'there',
  '07700 900123': 'there',
  '+447700900123': 'there',
  '14 Oak Road': 'there',
  'www.example.com': 'there',
  '{company}': 'there',
  '{first_name}': 'there',
  'n/a': 'there',
  'FAO Jo Smith': 'Jo',
  'Dear Sir': 'there',
  Admin: 'there',
  'null null': 'there',
  Unknown: 'there',
  'No name': 'there',
  'Home Owner': 'there',
  Landlord: 'there',
  '...': 'there',
  '-': 'there',
  Зоя: 'there',
  李明: 'there',
  Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 'there',
}

describe('one reader of names', () => {
  inTransaction('greets everybody so that it reads well', async ({ db }) => {
    const { rows } = await db.query<{ name: string; greeting: string }>(
      `select name, coalesce(pipeline_private.first_name(name), 'there') as greeting
       from unnest($1::text[]) as name`,
      [Object.keys(greetings)],
    )
    expect(Object.fromEntries(rows.map(({ name, greeting }) => [name, greeting]))).toEqual(greetings)
  })
})

const parts = [
  ...[
    'Mr',
    'mrs',
    'DR.',
    'Rev',
    'Sir',
    '&',
    'and',
    '/',
    ',',
    '.',
    '-',
    "'",
    '(',
    ')',
    '{company}',
    'Ltd',
    'The',
    'J',
    'J.',
  ],
  ...[
    'Jo',
    'ADA',
    'zoë',
    'o’brien',
    'Anne-Marie',
    'van',
    'der',
    'Berg',
    'Smith',
    'KHAN',
    'İ',
    'ﬁ',
    '👍',
    'Зоя',
    '07700',
    '  ',
    '\n',
  ],
]

inTransaction('whatever stands in place of a name, the greeting reads well', async ({ db }) => {
  const written = fc.sample(
    fc.oneof(
      fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((words) => words.join(' ')),
      fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((words) => words.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    ),
    isProof ? { numRuns: howMany('names'), seed: proofSeed } : howMany('names'),
  )
  const { rows } = await db.query<{ name: string; greeting: string }>(
    `select name, pipeline_private.first_name(name) as greeting
     from unnest($1::text[]) as name where pipeline_private.first_name(name) is not null`,
    [written.map((name) => name.replaceAll('\0', ''))],
  )
  expect(rows.length).toBeGreaterThan(written.length / 10)
  const letter = 'A-Za-zèéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà'
  const word = `[${letter}][${letter}'-]*[${letter}]|[A-Z]`
  const readsWell = new RegExp(`^(?:${word})(?:(?: & | )(?:${word}))*$`)
  expect(rows.filter(({ greeting }) => greeting.length > 30 || !readsWell.test(greeting))).toEqual([])
})
