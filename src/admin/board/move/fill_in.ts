import { liveClient } from '../../graphql/clients.ts'
import { FillIn, type FillInMutationVariables } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

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

/** Other fields are worked out, or belong to the lead's deal. */
export const canBeFilledIn = (field: string) => field in facts

/** @returns why they could not be saved, in words; undefined when they are. */
export async function fillIn(
  leadId: string,
  fields: readonly string[],
  given: FormData,
): Promise<string | undefined> {
  const values = fields.map((field) => facts[field]?.(String(given.get(field))) ?? {})
  const variables: FillInMutationVariables = Object.assign(
    { leadId, reason: 'filled in to move it' },
    ...values,
  )
  const { data, error } = await liveClient.mutation(FillIn, variables)
  if (error) return refusalInWords(error)
  const result = data?.editLead?.result
  return result?.saved ? undefined : `It was not saved (${result?.code ?? 'no answer'}).`
}
