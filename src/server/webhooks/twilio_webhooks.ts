import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type pg from 'pg'
// Not the whole SDK, which is a tenth of what a web process loads when it starts.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { z } from 'zod'
import { takeTextStatus, takeVendorText, type VendorText } from '../../../db/work/deliveries.ts'
import { inboundPath, statusPath, type TwilioSettings } from '../../carriers/twilio/twilio_settings.ts'
import { RequestRefused } from '../http/errors.ts'

const largestForm = 64_000
/** Twilio says ten at most. */
const mostMedia = 10
const sid = z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/)

const textSchema = z.object({
  MessageSid: sid,
  From: z.string().min(1).max(100),
  Body: z.string().default(''),
  OptOutType: z.string().optional(),
  // What is odd in it is no reason to lose what the vendor wrote.
  NumMedia: z.coerce
    .number()
    .int()
    .min(0)
    .catch(0)
    .transform((count) => Math.min(count, mostMedia)),
})
const statusSchema = z.object({
  MessageSid: sid,
  MessageStatus: z.string().max(40),
  ErrorCode: z.string().max(20).optional(),
})
const ourText = z.object({ text: z.uuid().optional() })

/** Where Twilio brings vendors' texts, and what became of ours. */
export const twilioWebhooks: FastifyPluginAsync<{
  pool: pg.Pool
  settings: TwilioSettings
}> = async (app, { pool, settings }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_, body, done) => done(null, body),
  )

  app.post(inboundPath, async (request, reply) => {
    const { raw, fields } = signedForm(request, settings)
    const text = parsed(textSchema, fields)
    const id = await takeVendorText(pool, 'twilio_inbound', raw, {
      ...{ from: text.From, body: text.Body, id: text.MessageSid, optOutType: text.OptOutType },
      media: mediaOf(fields, text.NumMedia),
      token: request.headers['i-twilio-idempotency-token'],
    })
    request.log.info({ textId: id }, 'a vendor wrote')
    // Anything but XML could be sent to the vendor as a text; we answer in our own time.
    return reply.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  })

  app.post(statusPath, async (request, reply) => {
    const { raw, fields } = signedForm(request, settings)
    const status = parsed(statusSchema, fields)
    const ours = ourText.safeParse(request.query)
    await takeTextStatus(pool, 'twilio_status', raw, {
      ...{ carrier: 'twilio', id: status.MessageSid, status: status.MessageStatus },
      ...{ errorCode: status.ErrorCode, text: ours.success ? ours.data.text : undefined },
    })
    return reply.code(204).send()
  })
}

/** @throws RequestRefused 403 unless Twilio signed this very request. */
function signedForm(request: FastifyRequest, { authToken, publicUrl }: TwilioSettings) {
  const raw = typeof request.body === 'string' ? request.body.replaceAll('\0', '') : ''
  const fields = Object.fromEntries(new URLSearchParams(raw))
  const signature = request.headers['x-twilio-signature']
  // What Twilio called is our public address, whatever a proxy made of it.
  const url = `${publicUrl}${request.raw.url}`
  if (typeof signature !== 'string' || !validateRequest(authToken, signature, url, fields)) {
    throw new RequestRefused(
      403,
      'BAD_SIGNATURE',
      'X-Twilio-Signature does not fit. TWILIO_AUTH_TOKEN and PUBLIC_URL have to be those that Twilio knows.',
    )
  }
  const storable = Object.entries(fields).map(([name, value]) => [name, value.replaceAll('\0', '')])
  return { raw, fields: Object.fromEntries(storable) as Record<string, string> }
}

/** Where pictures and files lie, and what they are; without an address when Twilio says that there are some and not where. */
function mediaOf(fields: Record<string, string>, count: number): VendorText['media'] {
  return Array.from({ length: count }, (_, nth) => {
    const [url = '', type = ''] = [fields[`MediaUrl${nth}`], fields[`MediaContentType${nth}`]]
    return {
      ...(/^https?:\/\/[!-~]{1,800}$/.test(url) ? { url } : {}),
      contentType: /^[\w.+-]{1,50}\/[\w.+-]{1,50}$/.test(type) ? type : 'unknown',
    }
  })
}

function parsed<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.infer<Schema> {
  const read = schema.safeParse(fields)
  if (read.success) return read.data
  const problems = read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new RequestRefused(400, 'BAD_VALUE', `The form is not as agreed. ${problems.join('; ')}`)
}
