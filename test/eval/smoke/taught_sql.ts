import { kindsByWord } from '../../../src/agents/sms_agent/taught/kinds_of_words.ts'
import { databaseBuckets, type Heard } from './heard_by_the_database.ts'

const lineLength = 140

/** What the database was taught, as a file of its program. */
export const taughtSql = (
  heard: readonly Heard[],
): string => `-- Written by npm run db:types (test/eval/smoke): what was learnt of labelled texts.
create or replace function pipeline_private.taught_words()
  returns table (hearing text, bias float8, scale float8, alone float8, with_signs float8, weights bytea)
  language sql
  immutable
  rows ${heard.length}
as $$
  values
${heard.map(rowOf).join(',\n')}
$$;

comment on function pipeline_private.taught_words is
  'What was learnt of labelled texts: a weight for each of ${databaseBuckets} buckets of pieces of text, from which score on it is heard where nothing else tells, and where other signs do. See pieces_of().';

create or replace function pipeline_private.words_alike()
  returns jsonb
  language sql
  immutable
as $$
  select '${JSON.stringify(Object.fromEntries(kindsByWord)).replaceAll('],"', '],\n"')}'::jsonb
$$;

comment on function pipeline_private.words_alike is
  'Words that stand for one another, each with its kinds: what was learnt of one is known of all. A star stands for any ending.';
`

function rowOf({ hearing, weights: { bias, of }, alone, withSigns }: Heard): string {
  const scale = Number((of.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127).toFixed(6))
  const bytes = Buffer.from(Uint8Array.from(of, (weight) => Math.round(weight / scale) + 128))
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []
  return `    ('${hearing}', ${bias.toFixed(4)}::float8, ${scale}::float8, ${alone}::float8, ${withSigns}::float8, decode('\n${lines.join('\n')}\n', 'base64'))`
}
