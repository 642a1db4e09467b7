import { NativeSelect, Textarea } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { type RightsStatus, SettleRight } from '../../graphql/documents.ts'
import { type RightRow, useSheet } from '../state/sheet.ts'

/** How a request ends. */
export function SettleRightDialog({ right, onClose }: { right: RightRow; onClose: () => void }) {
  const { act } = useSheet()
  const { kindDetails: rule } = right
  const ends = [
    { value: 'answered', label: 'They have been answered' },
    ...(rule.mayRefuse ? [{ value: 'refused', label: 'It was refused' }] : []),
    { value: 'withdrawn', label: 'They took it back, or it was none' },
  ]
  return (
    <ActForm
      title={`Settle: ${rule.title}`}
      says={
        rule.mayRefuse
          ? 'Nothing leaves by this: it notes what you told them. Whoever is refused is told why, and that they may complain to the ICO.'
          : 'Nothing leaves by this: it notes what you told them. The law lets nobody refuse it.'
      }
      submit="Settle it"
      onClose={onClose}
      onSubmit={(given) =>
        act(SettleRight, {
          requestId: right.id,
          asWhat: givenText(given, 'asWhat') as RightsStatus,
          outcome: givenText(given, 'outcome') ?? '',
        })
      }
    >
      <NativeSelect name="asWhat" label="How it ends" data={ends} />
      <Textarea
        name="outcome"
        label="What they were told, and how"
        required
        autosize
        minRows={2}
        data-autofocus
      />
    </ActForm>
  )
}
