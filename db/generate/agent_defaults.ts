import { z } from 'zod'
import { validatorConfigSchema } from '../../src/agents/deal_validator/validator_config.ts'
import { engineConfigSchema } from '../../src/agents/offer_engine/engine_config.ts'
import { smsConfigSchema } from '../../src/agents/sms_agent_with_model/sms_config.ts'
import { writeOrCompare } from './write_or_compare.ts'

/** What a JSON schema says of one parameter, or of those below it. */
interface Described {
  type?: string
  description?: string
  default?: unknown
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  enum?: readonly string[]
  pattern?: string
  items?: Described
  properties?: Record<string, Described>
}

/** Agents that are told numbers, and agents that are told words. */
const agents = { deal_validator: validatorConfigSchema, offer_engine: engineConfigSchema }
const agentsOfWords = { sms_agent: smsConfigSchema }

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

create or replace function pipeline_private.agent_words()
  returns table (agent text, parameter text, pattern text, may_be text)
  language sql
  immutable
  rows 5
as $$
  values
${wordRows().join(',\n')}
$$;

comment on function pipeline_private.agent_words is
  'What the built-in agents may be told that is no number: each parameter, a pattern for its JSON, and what it may be in words.';
`
}

const wordRows = (): string[] =>
  Object.entries(agentsOfWords).flatMap(([agent, schema]) => {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as Described
    return Object.entries(properties).map(([name, told]) => {
      const row = [agent, name, ...wordsOf(told)].map(quoted)
      return `    (${row.join(', ')})`
    })
  })

/** A pattern for the JSON of what a parameter may be, and the same in words. */
function wordsOf({ type, enum: choices, pattern, default: usual }: Described): [string, string] {
  if (type === 'boolean') return ['^(true|false)$', 'true or false']
  if (choices !== undefined) return [`^"(${choices.join('|')})"$`, choices.join(' or ')]
  if (pattern === undefined) throw new Error('A parameter of words needs choices or a pattern')
  return [pattern.replace('^', '^"').replace(/\$$/, '"$'), `a name like ${usual}`]
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
