import { NativeSelect } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { SuppressNumber } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

/** Our own decision that a number is not texted; the vendor's wish is another thing. */
export function SuppressDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const numbers = [lead.vendorPhone, ...explained.otherPhones.map(({ phone }) => phone)]
  return (
    <ActForm
      title="Text this number no more"
      says="By our own decision, not by the vendor’s word: no text leaves to the number, and a person is asked what is to become of its leads. “Text them again” ends it."
      submit="Text it no more"
      isGrave
      onClose={onClose}
      onSubmit={(given) =>
        act(SuppressNumber, {
          phone: givenText(given, 'phone') ?? lead.vendorPhone,
          reason: givenText(given, 'reason') ?? '',
        })
      }
    >
      <NativeSelect name="phone" label="Number" data={numbers} data-autofocus />
      <Reason />
    </ActForm>
  )
}
