import { Textarea, TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenSum, givenText } from '../../forms/given.ts'
import { ReducePrice } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { useSheet } from '../state/sheet.ts'

export function ReducePriceDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const { deal } = lead
  return (
    <ActForm
      title="Reduce the agreed price"
      says={deal === null ? undefined : `It is ${poundsInWords(Number(deal.agreedPrice))} now.`}
      submit="Reduce it"
      isGrave
      onClose={onClose}
      onSubmit={(given) =>
        act(ReducePrice, {
          dealId: deal?.id ?? '',
          amount: givenSum(given, 'amount') ?? '',
          evidence: givenText(given, 'evidence') ?? '',
        })
      }
    >
      <TextInput name="amount" label="By" leftSection="£" inputMode="decimal" required data-autofocus />
      <Textarea
        name="evidence"
        label="What it rests on"
        description="A survey, a search, a quote for works."
        required
        autosize
        minRows={2}
      />
    </ActForm>
  )
}
