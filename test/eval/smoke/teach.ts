import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import { flagKinds } from '../../../src/agents/sms_agent/taught/flag_heard.ts'
import { replyKinds } from '../../../src/agents/sms_agent/taught/kind_of_reply.ts'
import { alarms } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { projectFile } from '../../../src/project_file.ts'
import { textsOf } from '../../corpora/labels.ts'
import { alarmExamples, crossValidate, kindExamples, trainAlarm, trainReplies } from './cross_validate.ts'
import { families } from './families.ts'
import { taughtToTheDatabase } from './heard_by_the_database.ts'
import { onceEach, type Taught, taughtTexts } from './labelled.ts'
import { taughtFigures } from './taught_figures.ts'
import { taughtFlags } from './taught_flags.ts'
import { taughtSql } from './taught_sql.ts'
import { taughtYes, taughtYeses } from './taught_yeses.ts'
import type { Weights } from './train.ts'

const file = () => projectFile('src/agents/sms_agent/taught/taught.json')
const sqlFile = () => projectFile('db/logic/suppressions/taught_words.sql')

/** Whoever changes one of these changes what is learnt from the same texts. */
const ways = [
  ...[
    ...['text/decode_text', 'text/slips', 'figures/amounts', 'figures/figure_features'],
    ...['taught/features', 'taught/kinds_of_words', 'taught/kind_of_reply', 'offer_reply/written_straight'],
  ].map((name) => `src/agents/sms_agent/${name}.ts`),
  'src/money/figure_in_words.ts',
  ...[
    'train',
    'cross_validate',
    'folds',
    'teach',
    'heard_by_the_database',
    'taught_sql',
    'taught_figures',
    'taught_flags',
    'taught_yeses',
  ].map((name) => `test/eval/smoke/${name}.ts`),
]

async function digestOf(texts: readonly Taught[]): Promise<string> {
  // Some of these teach figures only.
  const hash = createHash('sha256').update(
    JSON.stringify([texts, families(), textsOf('open'), [...taughtYeses()]]),
  )
  for (const way of ways) hash.update(await readFile(projectFile(way)))
  return hash.digest('hex').slice(0, 16)
}

/** What is learnt from the texts, as the file that the product reads: the same texts give the same bytes. */
function learntFrom(texts: readonly Taught[], from: string): string {
  const { thresholds } = crossValidate(texts)
  const ofKinds = trainReplies(kindExamples(texts))
  const figures = taughtFigures()
  const flags = taughtFlags(texts)
  const yes = taughtYes()
  const heads = [
    ['price', written(figures.weights)],
    ['yes', written(yes.weights)],
    ...flags.heads.map((weights, at) => [`flag ${flagKinds[at]}`, written(weights)]),
    ...alarms.map((alarm) => [alarm, written(trainAlarm(alarmExamples(onceEach(texts), alarm)))]),
    ...ofKinds.map((weights, at) => [`reply ${replyKinds[at]}`, written(weights)]),
  ]
  return `${JSON.stringify({ from, thresholds: { ...thresholds, price: figures.thresholds, yes: yes.thresholds, flag: { quiet: flags.sure, loud: flags.sure } }, heads: Object.fromEntries(heads) }, null, 2)}\n`
}

function written({ bias, of }: Weights) {
  const scale = Number((of.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127).toFixed(6))
  const weights = Buffer.from(Int8Array.from(of, (weight) => Math.round(weight / scale)).buffer)
  return { bias: Number(bias.toFixed(4)), scale, weights: brotliCompressSync(weights).toString('base64') }
}

/** Teaches anew what has changed, or with a check all, and says whether what is there is what is taught. */
export async function teach(isCheck: boolean): Promise<boolean> {
  const texts = taughtTexts()
  const from = await digestOf(texts)
  const there = await readFile(file(), 'utf8').catch(() => '{}')
  if (!isCheck && (JSON.parse(there) as { from?: string }).from === from) return true
  const learnt = learntFrom(texts, from)
  const sql = taughtSql(taughtToTheDatabase(texts))
  const isSame = there === learnt && (await readFile(sqlFile(), 'utf8').catch(() => '')) === sql
  if (!isSame && !isCheck) {
    await writeFile(file(), learnt)
    await writeFile(sqlFile(), sql)
  }
  return isSame
}
