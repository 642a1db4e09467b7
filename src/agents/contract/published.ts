import { z } from 'zod'
import {
  agentInputSchema,
  agentOutcomeSchema,
  comparableSchema,
  conversationMessageSchema,
  offerSchema,
  readingSchema,
  taxBandSchema,
} from './agent.ts'
import { agentRequestSchema, callbackReplySchema, laterAnswerSchema, refusalSchema } from './over_http.ts'
import { samples } from './samples.ts'

/** The contract with agents over HTTP for programs that are not ours, made of the schemas that ours is checked by. */

const named = {
  AgentRequest: agentRequestSchema,
  AgentOutcome: agentOutcomeSchema,
  LaterAnswer: laterAnswerSchema,
  CallbackReply: callbackReplySchema,
  Refusal: refusalSchema,
  Lead: agentInputSchema.shape.lead,
  ConversationMessage: conversationMessageSchema,
  Offer: offerSchema,
  Comparable: comparableSchema,
  TaxBand: taxBandSchema,
  Reading: readingSchema,
}

type Name = keyof typeof named
type Json = Record<string, unknown>

/** Each schema by its name; they refer to each other below `place`. What the other side may add is left open. */
function schemasAt(place: string): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `${place}/${id}`,
    // Says in 300 characters what `format` says in one word.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  )
}

/** JSON Schema 2020-12: `#/$defs/AgentRequest`, `#/$defs/AgentOutcome` and so on. */
export function agentsSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Agents of the pipeline over HTTP',
    $defs: schemasAt('#/$defs'),
  }
}

const refTo = (name: Name) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: Name, more: Json = {}) => ({ 'application/json': { schema: refTo(name), ...more } })
const refused = (description: string) => ({ description, content: json('Refusal') })

const runToken = '0197a000-0000-4000-8000-000000000031'
const callbackUrl = 'https://pipeline.example.com/webhooks/agents/0197a000-0000-7000-8000-000000000021'
const examples = Object.fromEntries(
  samples.map(({ purpose, input }) => [purpose, { value: { ...input, runToken, callbackUrl } }]),
)
const outcome = {
  outcome: 'advance',
  message: {
    purpose: 'initial_contact',
    body: 'Hi Ada, this is Sam of Oak Homes. What is the address of the property?',
  },
}

/** OpenAPI 3.1: the call that an agent gets is a webhook of ours, its callback a path. */
export function agentsOpenApi(): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Agents of the pipeline over HTTP',
      version: '1',
      description: 'What an agent is asked and may answer, at once or later. See docs/write-an-agent.md.',
    },
    servers: [
      {
        url: 'https://{pipeline}',
        variables: { pipeline: { default: 'pipeline.example.com', description: 'The host of PUBLIC_URL.' } },
      },
    ],
    security: [{ signature: [] }],
    webhooks: {
      agentCall: {
        post: {
          operationId: 'callAgent',
          summary:
            'The pipeline asks an agent about one lead; goes to the endpoint of its row in the table agents.',
          requestBody: { required: true, content: json('AgentRequest', { examples }) },
          responses: {
            200: { description: 'The outcome.', content: json('AgentOutcome', { example: outcome }) },
            202: { description: 'The outcome will be brought to callbackUrl before the deadline.' },
            401: { description: 'The signature does not fit. Whoever sent it is not the pipeline.' },
            '4XX': { description: 'This run is refused for good; a person is asked. Not so 408 and 429.' },
            429: {
              description: 'Nobody can be answered at the moment; leads wait, as long as Retry-After says.',
            },
            '5XX': { description: 'It failed, or nobody can be answered at the moment; it is tried again.' },
          },
        },
      },
    },
    paths: {
      '/webhooks/agents/{runId}': {
        post: {
          operationId: 'answerLater',
          summary: 'An agent brings the outcome of a call that it took with 202.',
          parameters: [
            {
              name: 'runId',
              in: 'path',
              required: true,
              description: 'That of the request; callbackUrl has it already.',
              schema: { type: 'string', format: 'uuid' },
            },
          ],
          requestBody: {
            required: true,
            content: json('LaterAnswer', { example: { runToken, ...outcome } }),
          },
          responses: {
            200: { description: 'It counts.', content: json('CallbackReply') },
            400: refused('Not of the agreed form; the run still waits.'),
            401: refused('The signature does not fit.'),
            404: refused('There is no such run.'),
            409: refused('Late: another attempt is under way, or the lead moved on. It changes nothing.'),
            413: refused('Larger than 1 MB; the run still waits.'),
            415: refused('Not application/json; the run still waits.'),
            422: refused('The pipeline refuses a value; the run still waits.'),
            '5XX': refused('It could not be taken. Bring the same answer again.'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Signature-256',
          description:
            'sha256= and the hex HMAC-SHA256 of the raw body with AGENT_SIGNING_SECRET, in both directions. Compare in constant time.',
        },
      },
      schemas: schemasAt('#/components/schemas'),
    },
  }
}
