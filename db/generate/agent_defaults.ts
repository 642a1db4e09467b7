import { z } from 'zod'
import { validatorConfigSchema } from '../../src/agents/deal_validator/validator_config.ts'
import { engineConfigSchema } from '../../src/agents/offer_engine/engine_config.ts'
import { writeOrCompare } from './write_or_compare.ts'

/** What a JSON schema says of one parameter, or of those below it. */
interface Described {
  type?: string
  description?: string
  default?: unknown
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  items?: Described
  properties?: Record<string, Described>
}

const agents = { deal_validator: validatorConfigSchema, offer_engine: engineConfigSchema }

function sql(): string {
  const rows = Object.entries(agents).flatMap(([agent, schema]) =>
    rowsOf(agent, [], z.toJSONSchema(schema, { io: 'input' }) as Described, ''),
  )
  return `-- Generated from the schemas of the built-in agents (npm run db:types). Do not edit.
create or replace function pipeline_private.agent_defaults()
  returns table (
    agent text, place integer, parameter text, is_list boolean, is_whole boolean, at_least numeric, is_above boolean, at_most numeric,
    usual jsonb, meaning text
  )
  language sql
  immutable
  rows 50
as $$
  values
${rows.map((row, place) => `    (${row.replace('#', String(place + 1))})`).join(',\n')}
$$;

comment on function pipeline_private.agent_defaults is
  'What the built-in agents may be told: each parameter by its path, its bounds (is_above: it has to lie above the least), what it is while nobody says otherwise, and what it means.';
`
}

function rowsOf(agent: string, path: readonly string[], schema: Described, meaning: string): string[] {
  const means = schema.description ?? meaning
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([name, inner]) =>
      rowsOf(agent, [...path, name], inner, means),
    )
  }
  const bounds = schema.items ?? schema
  const [least, most] = [bounds.exclusiveMinimum ?? bounds.minimum, bounds.maximum]
  return [
    [
      ...[quoted(agent), '#', quoted(path.join('.'))],
      ...[schema.type === 'array', bounds.type === 'integer'],
      ...[bound(least), bounds.exclusiveMinimum !== undefined, bound(most)],
      ...[`jsonb ${quoted(JSON.stringify(schema.default))}`, quoted(means)],
    ].join(', '),
  ]
}

/** What no number of JSON can be more than is no bound. */
const bound = (value: number | undefined) =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? 'null::numeric' : String(value)

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

// Writes what the built-in agents may be told into SQL, from their own schemas; with --check it only compares.
await writeOrCompare('db/logic/rules/agent_defaults.sql', sql(), 'the agents’ schemas')
