import { liveClient } from '../../graphql/clients.ts'
import { FillIn, type FillInMutationVariables } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { canBeFilledInOfDeal, fillInDeal } from './fill_in_deal.ts'

type Variables = Partial<FillInMutationVariables>

/** How what is written into a field is handed over; the API reads figures and postcodes as people write them. */
const facts: Readonly<Record<string, (text: string) => Variables>> = {
  asking_price: (text) => ({ askingPrice: text.replaceAll(/[£,\s]/g, '') }),
  bedrooms: (text) => ({ bedrooms: Number(text) }),
  condition: (text) => ({ condition: text as NonNullable<Variables['condition']> }),
  property_address: (text) => ({ propertyAddress: text }),
  property_postcode: (text) => ({ propertyPostcode: text }),
  property_type: (text) => ({ propertyType: text as NonNullable<Variables['propertyType']> }),
  vendor_name: (text) => ({ vendorName: text }),
}

/** What may stand in a field that takes only some words. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  condition: ['excellent', 'good', 'fair', 'poor', 'uninhabitable'],
  property_type: [
    'detached',
    'semi_detached',
    'terraced',
    'end_terrace',
    'flat',
    'maisonette',
    'bungalow',
    'other',
  ],
}

/** Other fields are worked out, or belong to no lead. */
export const canBeFilledIn = (field: string) => field in facts || canBeFilledInOfDeal(field)

/** @returns why they could not be saved, in words; undefined when they are. */
export async function fillIn(
  leadId: string,
  fields: readonly string[],
  given: FormData,
): Promise<string | undefined> {
  const values = fields.flatMap((field) => facts[field]?.(String(given.get(field))) ?? [])
  if (values.length > 0) {
    const variables: FillInMutationVariables = Object.assign(
      { leadId, reason: 'filled in to move it' },
      ...values,
    )
    const { data, error } = await liveClient.mutation(FillIn, variables)
    if (error) return refusalInWords(error)
    const result = data?.editLead?.result
    if (!result?.saved) return `It was not saved (${result?.code ?? 'no answer'}).`
  }
  return fillInDeal(leadId, fields.filter(canBeFilledInOfDeal), given)
}
