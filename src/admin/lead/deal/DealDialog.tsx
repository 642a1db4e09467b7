import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenSum, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { CreateDeal } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

export function DealDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="Begin a deal"
      says="For a price that was agreed in another way. An offer that the vendor accepts begins one by itself."
      submit="Begin it"
      onClose={onClose}
      onSubmit={(given) =>
        act(CreateDeal, {
          leadId: lead.id,
          agreedPrice: givenSum(given, 'agreedPrice'),
          reason: givenText(given, 'reason'),
        })
      }
    >
      <TextInput
        name="agreedPrice"
        label="Agreed price"
        leftSection="£"
        inputMode="decimal"
        required
        data-autofocus
        defaultValue={lead.offerAmount ?? ''}
      />
      <Reason />
    </ActForm>
  )
}
