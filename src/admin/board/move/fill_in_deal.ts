import { liveClient } from '../../graphql/clients.ts'
import { DealOfLead, FillInDeal, type FillInDealMutationVariables } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { instantOf } from '../../time/zoned.ts'

type Variables = Partial<FillInDealMutationVariables>

const pounds = (text: string) => text.replaceAll(/[£,\s]/g, '')

/** How what is written into a field of a deal is handed over. */
const facts: Readonly<Record<string, (text: string) => Variables>> = {
  'deal.agreed_price': (text) => ({ agreedPrice: pounds(text) }),
  'deal.vendor_identity_checked_at': (text) => ({ vendorIdentityCheckedAt: instantOf(text) }),
  'deal.investor_name': (text) => ({ investorName: text }),
  'deal.reservation_fee': (text) => ({ reservationFee: pounds(text) }),
  'deal.reserved_at': (text) => ({ reservedAt: instantOf(text) }),
  'deal.solicitor': (text) => ({ solicitor: text }),
  'deal.sourcing_fee': (text) => ({ sourcingFee: pounds(text) }),
  'deal.legal_fees': (text) => ({ legalFees: pounds(text) }),
  'deal.expected_exchange_on': (text) => ({ expectedExchangeOn: text }),
  'deal.exchanged_on': (text) => ({ exchangedOn: text }),
  'deal.expected_completion_on': (text) => ({ expectedCompletionOn: text }),
  'deal.completed_on': (text) => ({ completedOn: text }),
}

export const canBeFilledInOfDeal = (field: string) => field in facts

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
  const values = fields.map((field) => facts[field]?.(String(given.get(field))) ?? {})
  const variables: FillInDealMutationVariables = Object.assign(
    { dealId, reason: 'filled in to move it' },
    ...values,
  )
  const { data, error } = await liveClient.mutation(FillInDeal, variables)
  if (error) return refusalInWords(error)
  const result = data?.editDeal?.result
  return result?.saved === false ? `The deal was not saved (${result.code}).` : undefined
}
