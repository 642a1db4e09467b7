import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { liveClient } from '../../graphql/clients.ts'
import { RunScheduleNow } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

interface Props {
  schedule: string
  title: string
  onClose: () => void
  onDone: () => void
}

/** Asks why, and has a worker do at once what is done by the clock. */
export function RunNowDialog({ schedule, title, onClose, onDone }: Props) {
  return (
    <ActForm
      title="Do it now"
      says={`${title}. A worker does it now; the clock goes on as it was.`}
      submit="Do it now"
      onClose={onClose}
      onSubmit={async (given) => {
        const reason = givenText(given, 'reason') ?? ''
        const { error } = await liveClient.mutation(RunScheduleNow, { schedule, reason }).toPromise()
        onDone()
        return error && refusalInWords(error)
      }}
    >
      <Reason isFirst />
    </ActForm>
  )
}
