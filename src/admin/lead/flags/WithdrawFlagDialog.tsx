import { WithdrawFlag } from '../../graphql/documents.ts'
import { ActForm } from '../acts/ActForm.tsx'
import { givenText } from '../acts/given.ts'
import { Reason } from '../acts/Reason.tsx'
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
