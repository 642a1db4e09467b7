import { factFields, given } from '../../facts/fact_fields.ts'
import { liveClient } from '../../graphql/clients.ts'
import { EditLead } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { canBeFilledInOfDeal, fillInDeal } from './fill_in_deal.ts'

const fields = new Map(factFields.map((field) => [field.column, field]))

/** What may stand in a field that takes only some words, and how each is said. */
export function choicesFor(column: string): { value: string; label: string }[] | undefined {
  const field = fields.get(column)
  return field?.choices?.map((value) => ({ value, label: field.show?.(value) ?? value }))
}

/** Other fields are worked out, or belong to no lead. */
export const canBeFilledIn = (column: string) => fields.has(column) || canBeFilledInOfDeal(column)

/** @returns why they could not be saved, in words; undefined when they are. */
export async function fillIn(
  leadId: string,
  columns: readonly string[],
  form: FormData,
): Promise<string | undefined> {
  const facts = columns.flatMap((column) => {
    const field = fields.get(column)
    return field === undefined ? [] : given(field, String(form.get(column)).trim())
  })
  if (facts.length > 0) {
    const input = Object.assign({ leadId, reason: 'filled in to move it' }, ...facts)
    const { data, error } = await liveClient.mutation(EditLead, { input })
    if (error) return refusalInWords(error)
    const result = data?.editLead?.result
    if (result?.saved === false) return `It was not saved (${result.code}).`
  }
  return fillInDeal(leadId, columns.filter(canBeFilledInOfDeal), form)
}
