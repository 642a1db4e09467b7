import { dealFields, givenOfDeal } from '../../facts/deal_fields.ts'
import { liveClient } from '../../graphql/clients.ts'
import { DealOfLead, EditDeal, type EditDealInput } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

/** A choice is asked for by a question of its own. */
const facts = new Map(
  dealFields.filter(({ kind }) => kind !== 'choice').map((field) => [`deal.${field.column}`, field]),
)

export const canBeFilledInOfDeal = (field: string) => facts.has(field)

/** @returns why they could not be saved, in words; undefined when they are. */
export async function fillInDeal(
  leadId: string,
  fields: readonly string[],
  given: FormData,
): Promise<string | undefined> {
  if (fields.length === 0) return undefined
  const known = await liveClient.query(DealOfLead, { leadId })
  if (known.error) return refusalInWords(known.error)
  const dealId = known.data?.vendorLead?.deal?.id
  if (dealId === undefined) return 'There is no deal yet: begin it on the page of the lead.'
  const values = fields.map((name) => {
    const field = facts.get(name)
    return field === undefined ? {} : givenOfDeal(field, String(given.get(name)))
  })
  const input: EditDealInput = Object.assign({ dealId, reason: 'filled in to move it' }, ...values)
  const { data, error } = await liveClient.mutation(EditDeal, { input })
  if (error) return refusalInWords(error)
  const result = data?.editDeal?.result
  return result?.saved === false ? `The deal was not saved (${result.code}).` : undefined
}
