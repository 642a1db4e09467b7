import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { WithdrawFlag } from '../../graphql/documents.ts'
import { type FlagRow, useSheet } from '../state/sheet.ts'

export function WithdrawFlagDialog({ flag, onClose }: { flag: FlagRow; onClose: () => void }) {
  const { act } = useSheet()
  return (
    <ActForm
      title={`${flag.flagDetails.title} does not hold`}
      says="It stops no offer any more, and stays on record."
      submit="Withdraw it"
      onClose={onClose}
      onSubmit={(given) => act(WithdrawFlag, { flagId: flag.id, reason: givenText(given, 'reason') ?? '' })}
    >
      <Reason isFirst />
    </ActForm>
  )
}
