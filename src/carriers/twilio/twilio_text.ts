import { z } from 'zod'
import type { Charge, SentText } from '../carrier.ts'

// As the SDK hands it over, which passes on whatever it cannot read: what is odd beside the sid is as if Twilio did not say it.
const textSchema = z.object({
  sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  dateCreated: z.date().optional().catch(undefined),
  /** 0 are those of a service that has not chosen its sender yet. */
  numSegments: z.coerce.number().int().min(1).max(1_000).optional().catch(undefined),
  /** What it does to the balance. */
  price: z
    .string()
    .transform(Number)
    .pipe(z.number().min(-1_000).max(1_000))
    .transform(Math.abs)
    .optional()
    .catch(undefined),
  priceUnit: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  status: z.enum(['delivered', 'undelivered', 'failed']).optional().catch(undefined),
  errorCode: z.coerce.string().regex(/^\d+$/).optional().catch(undefined),
})

/** @throws when it does not say what it calls the text: it may have taken it. */
export function asSent(text: unknown): SentText {
  const { sid, dateCreated, status, errorCode, ...said } = textSchema.parse(text)
  return {
    ...{ kind: 'sent', providerMessageId: sid, charge: chargeIn(said) },
    ...(dateCreated === undefined ? {} : { acceptedAt: dateCreated.toISOString() }),
    ...(status === undefined ? {} : { ended: { status, ...(errorCode === undefined ? {} : { errorCode }) } }),
  }
}

/** What a text costs, as far as Twilio says so. */
export function chargeOf(text: unknown): Charge {
  return chargeIn(textSchema.safeParse(text).data ?? {})
}

function chargeIn({
  numSegments,
  price,
  priceUnit,
}: Pick<Partial<z.infer<typeof textSchema>>, 'numSegments' | 'price' | 'priceUnit'>): Charge {
  return {
    ...(numSegments === undefined ? {} : { segments: numSegments }),
    ...(price === undefined || priceUnit === undefined ? {} : { price, currency: priceUnit }),
  }
}
