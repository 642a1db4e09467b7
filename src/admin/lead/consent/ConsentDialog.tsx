import { Textarea, TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { RecordConsent } from '../../graphql/documents.ts'
import { businessNow } from '../../time/clock.ts'
import { instantOf, wallClockOf } from '../../time/zoned.ts'
import { useSheet } from '../state/sheet.ts'

/** What the vendor has agreed to, in their words, and how we know. */
export function ConsentDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  return (
    <ActForm
      title="They agreed to texts"
      says="With it texts leave by themselves again. Only what the vendor has really agreed to: the words are kept as proof."
      submit="Write it down"
      onClose={onClose}
      onSubmit={(given) => {
        const at = givenText(given, 'givenAt')
        return act(RecordConsent, {
          leadId: lead.id,
          wording: givenText(given, 'wording') ?? '',
          givenAt: at === undefined ? undefined : instantOf(at),
          proof: givenText(given, 'proof'),
        })
      }}
    >
      <Textarea
        name="wording"
        label="The words that they agreed to"
        required
        autosize
        minRows={2}
        data-autofocus
      />
      <TextInput
        name="givenAt"
        type="datetime-local"
        label="When"
        max={wallClockOf(businessNow())}
        defaultValue={wallClockOf(businessNow())}
      />
      <TextInput name="proof" label="How we know" placeholder="said on the phone, a form, a letter" />
    </ActForm>
  )
}
