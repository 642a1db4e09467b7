import { Radio, Stack } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { type AlertFactsFragment, SilenceAlert } from '../../graphql/documents.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { spoken } from '../../words/plain_words.ts'

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
      onSubmit={(given) =>
        attempt(SilenceAlert, {
          type,
          scope: given.get('which') === 'this' ? scope : null,
          until: givenMoment(given, 'until') ?? '',
          reason: givenText(given, 'reason') ?? '',
        })
      }
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
