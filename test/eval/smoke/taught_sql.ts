import { kindsByWord } from '../../../src/agents/sms_agent/taught/kinds_of_words.ts'
import { databaseBuckets, type Heard } from './heard_by_the_database.ts'

const lineLength = 140
const shelf = 256

/** What the database was taught, as a file of its program. */
export const taughtSql = (
  heard: readonly Heard[],
): string => `-- Written by npm run db:types (test/eval/smoke): what was learnt of labelled texts.
create or replace function pipeline_private.taught_words()
  returns table (hearing text, place integer, bias float8, scale float8, beyond_doubt float8, alone float8, with_signs float8)
  language sql
  immutable
  rows ${heard.length}
as $$
  values
${heard.map(rowOf).join(',\n')}
$$;

comment on function pipeline_private.taught_words is
  'What was learnt of labelled texts to hear: which of a bucket''s weights counts, what each of its steps is worth, from which score on it is beyond doubt, is heard where nothing else tells, and where other signs do. See sounds_of().';

delete from pipeline_private.taught_weights;

insert into pipeline_private.taught_weights (shelf, weights)
select shelf, substr(all_shelves.weights, shelf * ${shelf * heard.length} + 1, ${shelf * heard.length})
from generate_series(0, ${databaseBuckets / shelf - 1}) as shelf
cross join (select decode('
${linesOf(heard)}
', 'base64')) as all_shelves (weights);

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

const scaleOf = ({ weights: { of } }: Heard) =>
  Number((of.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127).toFixed(6))

const rowOf = (one: Heard, at: number) =>
  `    ('${one.hearing}', ${at + 1}, ${one.weights.bias.toFixed(4)}::float8, ${scaleOf(one)}::float8, ${one.beyondDoubt}::float8, ${one.alone}::float8, ${one.withSigns}::float8)`

/** The weights of each bucket beside one another. */
function linesOf(heard: readonly Heard[]): string {
  const bytes = Buffer.alloc(databaseBuckets * heard.length)
  for (const [place, one] of heard.entries()) {
    const scale = scaleOf(one)
    for (const [bucket, weight] of one.weights.of.entries())
      bytes[bucket * heard.length + place] = Math.round(weight / scale) + 128
  }
  return (bytes.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []).join('\n')
}
