import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import {
  findSourceAtDoor,
  type GivenItem,
  type KeptItem,
  keepLeads,
  type SourceAtDoor,
} from '../../../db/leads/lead_sources.ts'
import { parseJson, UnreadableJson } from '../../lead_sources/json_text.ts'
import { leadSchema, mostLeads } from '../../lead_sources/lead_schema.ts'
import { type BroughtRequest, bringsProof, provesItself } from '../../lead_sources/proof.ts'
import { generalSource, readSourceLead } from '../../lead_sources/source_lead.ts'
import { RequestRefused } from '../http/errors.ts'
import { refusalsOf } from './refusals.ts'
import { keepRawJson } from './signed_json.ts'

const largestBody = 2_000_000

/** Where sources bring leads: each under its own name and by its own proof; at /webhooks/leads whoever signs. */
export const leadWebhooks: FastifyPluginAsync<{
  pool: pg.Pool
  /** The secrets of sources, by the names of their variables. */
  secrets: ReadonlyMap<string, string>
}> = async (app, { pool, secrets }) => {
  keepRawJson(app)
  const refused = refusalsOf(pool)
  const take = async (request: FastifyRequest, name: string) => {
    const source = await findSourceAtDoor(pool, name)
    if (source === undefined) throw new RequestRefused(404, 'UNKNOWN_SOURCE', 'There is no such source.')
    const secret = secrets.get(source.keyVariable)
    const brought = broughtBy(request)
    if (secret === undefined) {
      request.log.warn({ source: name }, `${source.keyVariable} is not set: the source's leads are refused`)
      if (bringsProof(source, brought)) await refused(request, name, `${source.keyVariable} is not set here`)
      throw new RequestRefused(503, 'NO_SECRET', 'The secret of this source is not set on our side.')
    }
    if (!provesItself(source, secret, brought)) {
      if (bringsProof(source, brought)) {
        await refused(request, name, `${source.proofName} does not fit ${source.keyVariable}`)
      }
      throw new RequestRefused(
        401,
        source.proof === 'signature' ? 'BAD_SIGNATURE' : 'BAD_SECRET',
        `${source.proofName} does not prove that you are this source.`,
      )
    }
    const items = itemsOf(provenBody(brought.raw, source))
    const kept = await keepLeads(pool, 'leads', name, items)
    const results = kept.map((one) => resultOf(name, items, one))
    request.log.info({ source: name, leads: kept.length }, 'a source brought leads')
    return { results }
  }
  app.post('/webhooks/leads', { bodyLimit: largestBody }, async (request, reply) =>
    reply.code(202).send(await take(request, generalSource)),
  )
  const params = z.object({
    source: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,49}$/)
      .catch(''),
  })
  app.post('/webhooks/leads/:source', { bodyLimit: largestBody }, async (request, reply) =>
    reply.code(202).send(await take(request, params.parse(request.params).source)),
  )
}

interface Body {
  text: string
  told: unknown
}

function broughtBy({ headers, body }: FastifyRequest): BroughtRequest {
  const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return { headers, raw, json: () => readJson(textOf(raw)) }
}

/** What was sent, without the secret where it stands in it: nobody keeps that. */
function provenBody(raw: Buffer, source: SourceAtDoor): Body {
  const text = textOf(raw)
  const told = readJson(text)
  if (source.proof !== 'body_field') return { text, told }
  // Wherever in it: each lead of a list may have the key.
  const kept = JSON.stringify(told, (field, value: unknown) =>
    field === source.proofName ? undefined : value,
  )
  return { text: kept, told: readJson(kept) }
}

function textOf(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw) // without the mark that some put before it
  } catch {
    throw new RequestRefused(400, 'NOT_JSON', 'The body is not UTF-8.')
  }
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof UnreadableJson) throw new RequestRefused(400, 'NOT_JSON', 'The body is not JSON.')
    throw error
  }
}

/** The leads of a body: the one that it is, each of a list, or each of a list under "leads". */
function itemsOf({ text, told }: Body): GivenItem[] {
  const list = Array.isArray(told)
    ? told
    : isObject(told) && Array.isArray(told.leads)
      ? told.leads
      : undefined
  if (list === undefined && !isObject(told)) {
    throw new RequestRefused(400, 'NOT_A_LEAD', 'The body has to be a lead, or a list of leads.')
  }
  if (list !== undefined && list.length > mostLeads) {
    throw new RequestRefused(413, 'TOO_MANY', `At most ${mostLeads} leads at a time.`)
  }
  // In what is no lead nothing is looked for: paths would find the fields of several in a list.
  return (
    list?.map((one) => ({ body: JSON.stringify(one), told: isObject(one) ? one : {} })) ?? [
      { body: text, told },
    ]
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the sender is told of a lead. One that is refused is kept all the same, and a person is asked. */
function resultOf(source: string, items: readonly GivenItem[], kept: KeptItem) {
  const { place, deliveryId, verdict, reference, cells } = kept
  const body = items[place - 1]?.body ?? '{}'
  const { facts, problems } = readSourceLead({ source, reference, cells, body, mended: {}, tick: noTick() })
  const told = problems.map(({ severity, column, problem }) => ({ severity, field: column, problem }))
  return {
    status: verdict === 'duplicate' ? 'duplicate' : facts === null ? 'refused' : 'accepted',
    reference,
    delivery: deliveryId,
    problems: [...told, ...(source === generalSource ? oddities(items[place - 1]?.told) : [])],
  }
}

/** What the sender is told does not depend on it. */
const noTick = () => ({ wording: null, isTicked: false, date: null, cameAt: new Date() })

/** Fields that are not of the published form, a list where a text is meant, say: nobody can read them. */
function oddities(told: unknown) {
  const issues = leadSchema.safeParse(told).error?.issues ?? []
  return issues
    .filter(({ path }) => isObject(told) && path[0] !== undefined && told[String(path[0])] !== undefined)
    .map(({ path, message }) => ({ severity: 'warning', field: path.join('.'), problem: message }))
}
