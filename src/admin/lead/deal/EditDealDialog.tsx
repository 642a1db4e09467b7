import { SimpleGrid, TextInput } from '@mantine/core'
import { FallThroughInput } from '../../board/move/FallThroughInput.tsx'
import { EditDeal } from '../../graphql/documents.ts'
import { ActForm } from '../acts/ActForm.tsx'
import { useSheet } from '../state/sheet.ts'
import { changeOfDeal, type DealField, dealFields, shownInField } from './deal_fields.ts'

/** Checks, investor, fees and dates of a deal; what is left as it is stays. */
export function EditDealDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const { deal } = lead
  if (deal === null) return null
  return (
    <ActForm
      title="The deal"
      says="What is emptied is no longer known. Another agreed price needs a reason; a reduction with its evidence is an act of its own."
      submit="Save it"
      onClose={onClose}
      onSubmit={async (given) => {
        const change = changeOfDeal(deal, given)
        return change === undefined ? undefined : act(EditDeal, change)
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {dealFields.filter(isTyped).map((field, index) => (
          <TextInput
            key={field.name}
            {...inputOf(field)}
            data-autofocus={index === 0 || undefined}
            defaultValue={shownInField(deal, field)}
          />
        ))}
      </SimpleGrid>
      {deal.fellThroughAt !== null && (
        <FallThroughInput name="fallThroughKind" given={deal.fallThroughKind} />
      )}
      <TextInput name="reason" label="Why (needed for another price)" />
    </ActForm>
  )
}

const isTyped = ({ kind }: DealField) => kind !== 'choice'

const inputOf = ({ name, label, kind }: DealField) => ({
  ...{ name, label },
  ...(kind === 'sum' && { leftSection: '£', inputMode: 'decimal' as const }),
  ...(kind === 'day' && { type: 'date' }),
  ...(kind === 'moment' && { type: 'datetime-local' }),
})
