import { NativeSelect, TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenSum, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { RecordValuation } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'

/** What a person says the house is worth, and whether that leaves a deal. */
export function ValuationDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const { estimatedMarketValue, validationPassed } = lead
  const { seen: insteadOf, heeded } = useAsSeen(estimatedMarketValue ?? '0')
  return (
    <ActForm
      title="Value it by hand"
      says={`${
        estimatedMarketValue === null
          ? 'Nobody has valued it yet.'
          : `It counts as worth ${poundsInWords(Number(estimatedMarketValue))}.`
      } How far the price lies below follows from it. It moves nothing.`}
      submit="Write it down"
      onClose={onClose}
      onSubmit={(given) => {
        const passed = givenText(given, 'passed')
        return heeded(
          act(RecordValuation, {
            leadId: lead.id,
            marketValue: givenSum(given, 'marketValue'),
            passed: passed === undefined ? undefined : passed === 'yes',
            reason: givenText(given, 'reason') ?? '',
            insteadOf,
          }),
        )
      }}
    >
      <TextInput
        name="marketValue"
        label="Market value (left empty: as it is)"
        leftSection="£"
        inputMode="decimal"
        data-autofocus
      />
      <NativeSelect
        name="passed"
        label="Validation"
        defaultValue=""
        data={[
          { value: '', label: `As it is: ${resultInWords(validationPassed)}` },
          { value: 'yes', label: 'Passed: there is a deal in it' },
          { value: 'no', label: 'Not passed: no deal' },
        ]}
      />
      <Reason />
    </ActForm>
  )
}

const resultInWords = (passed: boolean | null) =>
  passed === null ? 'not validated' : passed ? 'passed' : 'not passed'
