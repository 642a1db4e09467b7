import { Radio, Stack } from '@mantine/core'
import { liveClient } from '../../graphql/clients.ts'
import { type AlertFactsFragment, SilenceAlert } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ActForm } from '../../lead/acts/ActForm.tsx'
import { givenMoment, givenText } from '../../lead/acts/given.ts'
import { Reason } from '../../lead/acts/Reason.tsx'
import { spoken } from '../../lead/words.ts'
import { MomentInput } from '../../time/MomentInput.tsx'

export type Silenced = Pick<AlertFactsFragment, 'type' | 'scope'>

/** Tells nobody of such alerts until a time. */
export function SilenceDialog({ silenced, onClose }: { silenced: Silenced; onClose: () => void }) {
  const { type, scope } = silenced
  return (
    <ActForm
      title={`Silence ${spoken(type)}`}
      says="Neither Slack nor e-mail tells of it until then. It is raised and shown here all the same, and what is open at the end is told."
      submit="Silence it"
      onClose={onClose}
      onSubmit={async (given) => {
        const { error } = await liveClient
          .mutation(SilenceAlert, {
            type,
            scope: given.get('which') === 'this' ? scope : null,
            until: givenMoment(given, 'until') ?? '',
            reason: givenText(given, 'reason') ?? '',
          })
          .toPromise()
        return error && refusalInWords(error)
      }}
    >
      <Radio.Group name="which" label="Which" defaultValue="this">
        <Stack gap={6} mt={4}>
          <Radio value="this" label={`Only about ${scope}`} />
          <Radio value="all" label="All of this rule" />
        </Stack>
      </Radio.Group>
      <MomentInput name="until" label="Until, 90 days from now at the latest" required />
      <Reason />
    </ActForm>
  )
}
