import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../src/project_file.ts'

const pounds = z.int().positive()

/** What we said last before the vendor's text. */
export const said = z
  .strictObject({
    kind: z.enum(['question', 'offer', 'confirm', 'first', 'follow_up', 'rejection', 'none']),
    body: z.string(),
    offer: pounds.optional(),
    value: pounds.optional(),
  })
  .refine(
    ({ kind, offer }) => offer !== undefined || !['offer', 'confirm'].includes(kind),
    'an offer has a sum',
  )

/** Only what the text itself states of the property that is for sale: what is absent must not be learned. */
const facts = z.strictObject({
  askingPrice: pounds.nullish(),
  address: z.string().nullish(),
  postcode: z.string().nullish(),
  bedrooms: z.int().min(0).nullish(),
  propertyType: z
    .enum(['detached', 'semi_detached', 'terraced', 'end_terrace', 'flat', 'maisonette', 'bungalow', 'other'])
    .nullish(),
  condition: z.enum(['excellent', 'good', 'fair', 'poor', 'uninhabitable']).nullish(),
  tenure: z.enum(['freehold', 'leasehold', 'share_of_freehold', 'commonhold']).nullish(),
  leaseYearsRemaining: z.number().positive().nullish(),
  tenanted: z.boolean().nullish(),
  monthlyRent: pounds.nullish(),
  mortgageOutstanding: z.int().min(0).nullish(),
  reasonForSale: z.string().nullish(),
  vacant: z.boolean().nullish(),
  nonStandardConstruction: z.boolean().nullish(),
  claddingIssue: z.boolean().nullish(),
})

export const LabelledText = z
  .strictObject({
    id: z.string().min(1),
    said,
    body: z.string().min(1),
    reply: z.enum([
      'acceptance',
      'rejection',
      'counter',
      'question',
      'opt_out',
      'wrong_number',
      'unclear',
      'none',
    ]),
    agreesAtOnce: z.boolean(),
    amount: pounds.nullable(),
    facts,
    plea: z.enum(['straight', 'maybe']).nullable(),
    person: z
      .enum([
        'vulnerability',
        'third_party',
        'wrong_person',
        'subject_access',
        'objection',
        'complaint',
        'wants_human',
        'asks_if_bot',
        'legal_threat',
        'abuse',
        'press',
        'emergency',
        'other_language',
        'death',
        'agent_represented',
        'joint_owner',
        'red_flag',
        'other',
      ])
      .nullable(),
    care: z.boolean(),
    flags: z.array(
      z.enum([
        'short_lease',
        'no_ews1',
        'non_standard_construction',
        'protected_tenant',
        'spray_foam',
        'flood',
        'co_owner_against',
        'shared_ownership',
        'debt_above_price',
        'auction_date',
        'subsidence',
        'japanese_knotweed',
        'other',
      ]),
    ),
    automaticTextMayFollow: z.boolean(),
    note: z.string().nullish(),
  })
  .refine(({ agreesAtOnce, reply }) => !agreesAtOnce || reply === 'acceptance', 'only a yes agrees')
  .refine(({ plea, automaticTextMayFollow }) => !plea || !automaticTextMayFollow, 'no text after a plea')
  .refine(({ care, person }) => !care || person !== null, 'whom we hold with care gets a person')

export type LabelledText = z.infer<typeof LabelledText>
export type Corpus = 'open' | 'sealed'
type Folder = Corpus | 'hostile'

const folder = (name: Folder) => projectFile(`test/corpora/${name}`)

/** The files of a corpus by name; none while the corpus is not there. */
export const filesOf = (corpus: Folder): { name: string; text: string }[] => {
  const names = readdirSync(projectFile('test/corpora'), { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && entry.name === corpus,
  )
    ? readdirSync(folder(corpus)).filter((name) => name.endsWith('.jsonl'))
    : []
  return names.sort().map((name) => ({ name, text: readFileSync(`${folder(corpus)}/${name}`, 'utf8') }))
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

/** The lines of a corpus; throws, with file and line, when one does not keep the schema. */
export const linesThatKeep = <Line>(schema: z.ZodType<Line>, corpus: Folder): Line[] =>
  filesOf(corpus).flatMap(({ name, text }) =>
    linesOf(text).map((line, index) => {
      const read = schema.safeParse(JSON.parse(line))
      if (!read.success)
        throw new Error(`${corpus}/${name}:${index + 1}: ${z.prettifyError(read.error)}`, {
          cause: read.error,
        })
      return read.data
    }),
  )

/** The texts of a corpus; throws, with file and line, when a line does not keep the schema. */
export const textsOf = (corpus: Corpus): LabelledText[] => linesThatKeep(LabelledText, corpus)
