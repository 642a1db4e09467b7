import { Textarea, TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenSum, givenText } from '../../forms/given.ts'
import { ReducePrice } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'

export function ReducePriceDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const { deal } = lead
  const { seen: insteadOf, heeded } = useAsSeen(deal?.agreedPrice ?? null)
  return (
    <ActForm
      title="Reduce the agreed price"
      says={deal === null ? undefined : `It is ${poundsInWords(Number(deal.agreedPrice))} now.`}
      submit="Reduce it"
      isGrave
      onClose={onClose}
      onSubmit={(given) =>
        heeded(
          act(ReducePrice, {
            dealId: deal?.id ?? '',
            amount: givenSum(given, 'amount') ?? '',
            evidence: givenText(given, 'evidence') ?? '',
            insteadOf,
          }),
        )
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
