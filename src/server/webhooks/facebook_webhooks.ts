import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { keepLeads } from '../../../db/leads/lead_sources.ts'
import {
  type FacebookSettings,
  facebookPath,
  facebookSource,
} from '../../lead_sources/facebook/facebook_settings.ts'
import { parseJson, UnreadableJson } from '../../lead_sources/json_text.ts'
import { bringsProof, provesItself } from '../../lead_sources/proof.ts'
import { RequestRefused } from '../http/errors.ts'
import { refusalsOf } from './refusals.ts'
import { keepRawJson } from './signed_json.ts'

/** A batch has up to 1,000 changes. */
const largestBody = 2_000_000

/** Facebook asks whether it is us whom it is to call. */
const verificationSchema = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().regex(/^[\w-]{1,200}$/),
})

/** Ids beyond 2^53 come as text or as numbers, and are text to us. */
const id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(100))
const leadSchema = z.looseObject({ leadgen_id: id, form_id: id.optional().catch(undefined) })
const list = z.array(z.unknown()).catch([])
const entrySchema = z.looseObject({ changes: list })
const ofLead = z.looseObject({ field: z.literal('leadgen') })
const changeSchema = ofLead.extend({ value: leadSchema })

/** Where Facebook says that somebody has filled in a form. What they wrote is fetched by a job. */
export const facebookWebhooks: FastifyPluginAsync<{
  pool: pg.Pool
  /** Without them all that it brings is refused, and that is noticed. */
  settings: FacebookSettings | undefined
}> = async (app, { pool, settings }) => {
  keepRawJson(app)
  const proof = { proof: 'signature', proofName: 'X-Hub-Signature-256' } as const
  const refused = refusalsOf(pool)
  const ours = () => {
    if (settings !== undefined) return settings
    throw new RequestRefused(
      503,
      'NO_SECRET',
      'FACEBOOK_APP_SECRET and what goes with it are not set on our side.',
    )
  }

  app.get(facebookPath, async (request, reply) => {
    const asked = verificationSchema.safeParse(request.query)
    const token = { proof: 'body_field', proofName: 'hub.verify_token' } as const
    const json = () => request.query
    if (
      !asked.success ||
      !provesItself(token, ours().verifyToken, { headers: {}, raw: Buffer.alloc(0), json })
    ) {
      throw new RequestRefused(403, 'BAD_TOKEN', 'hub.verify_token is not FACEBOOK_VERIFY_TOKEN.')
    }
    return reply.type('text/plain').send(asked.data['hub.challenge'])
  })

  app.post(facebookPath, { bodyLimit: largestBody }, async (request, reply) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const brought = { headers: request.headers, raw, json: () => undefined }
    if (settings === undefined || !provesItself(proof, settings.appSecret, brought)) {
      const fault = `${settings === undefined ? 'nothing is set here for' : 'X-Hub-Signature-256 does not fit'} FACEBOOK_APP_SECRET`
      if (bringsProof(proof, brought)) await refused(request, facebookSource, fault)
      ours()
      throw new RequestRefused(
        401,
        'BAD_SIGNATURE',
        'X-Hub-Signature-256 does not fit. FACEBOOK_APP_SECRET has to be that of the app.',
      )
    }
    const { leads, unread } = leadsIn(raw.toString('utf8'))
    if (leads.length > 0) {
      const items = leads.map((event) => ({
        body: JSON.stringify(event),
        told: { event },
        reference: event.value.leadgen_id,
        ...(event.value.form_id === undefined ? {} : { form: event.value.form_id }),
      }))
      await keepLeads(pool, 'facebook', facebookSource, items)
    }
    request.log.info({ leads: leads.length }, 'Facebook brought leads')
    if (unread > 0) request.log.warn({ unread }, 'Facebook told of leads without saying which')
    return reply.type('text/plain').send('EVENT_RECEIVED')
  })
}

/** Everything else that a page can tell of is not for us. */
function leadsIn(text: string) {
  try {
    const body = z.looseObject({ entry: list }).parse(parseJson(text))
    const changes = body.entry
      .flatMap((entry) => entrySchema.safeParse(entry).data?.changes ?? [])
      .filter((change) => ofLead.safeParse(change).success)
    const leads = changes.flatMap((change) => changeSchema.safeParse(change).data ?? [])
    return { leads, unread: changes.length - leads.length }
  } catch (error) {
    if (error instanceof UnreadableJson || error instanceof z.ZodError) {
      throw new RequestRefused(400, 'NOT_JSON', 'The body is not what Facebook sends.')
    }
    throw error
  }
}
