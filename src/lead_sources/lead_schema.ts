import { z } from 'zod'
import { factList } from '../../db/leads/lead_facts.ts'

/** As people and forms write it. */
const said = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]).meta({ id: 'said' })

const facts = Object.fromEntries(
  factList.map(({ field, label, choices }) => [
    field,
    said.optional().describe([label, ...choices].join(', ').replace(', ', ': ')),
  ]),
)

/** A lead as POST /webhooks/leads takes it: what the API promises to whoever writes a program against it. */
export const leadSchema = z
  .looseObject({
    phone: z
      .union([z.string().max(200), z.number()])
      .describe('A number that can be texted: a UK mobile in any spelling, or an international one.'),
    reference: said
      .optional()
      .describe(
        'Your own id of the lead. The same again is a duplicate: a request may be repeated without harm.',
      ),
    source: said.optional().describe('Where you have it from; webhook when you do not say.'),
    consent: said
      .optional()
      .describe('The words by which the vendor agreed to be texted. Without them a person is asked to ring.'),
    consentDate: said.optional().describe('When they did so: 2026-11-28. Today when you do not say.'),
    ...facts,
  })
  .meta({
    id: 'lead',
    description:
      'A vendor who may sell, as people and forms write it. Fields that are not named here are kept.',
  })

export const mostLeads = 1_000

/** One lead, a list of them, or a list under "leads". */
export const leadsSchema = z
  .union([
    leadSchema,
    z.array(leadSchema).max(mostLeads),
    z.looseObject({ leads: z.array(leadSchema).max(mostLeads) }),
  ])
  .meta({ title: 'What POST /webhooks/leads takes' })

/** The same as JSON Schema, which is published. */
export function publishedLeadsSchema(): unknown {
  return z.toJSONSchema(leadsSchema, { io: 'input', target: 'draft-2020-12' })
}
