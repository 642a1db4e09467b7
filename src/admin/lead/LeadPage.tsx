import { Alert } from '@mantine/core'
import { useParams } from 'wouter'
import { useTitle } from '../page/useTitle.ts'
import { LeadSheet } from './LeadSheet.tsx'
import { LeadSkeleton } from './LeadSkeleton.tsx'
import { NoSuchLead } from './NoSuchLead.tsx'
import { useLead } from './state/useLead.ts'
import { useSheetOf } from './state/useSheetOf.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export function LeadPage() {
  const { id = '' } = useParams()
  return uuid.test(id) ? <KnownLead key={id} id={id.toLowerCase()} /> : <NoSuchLead />
}

/** A lead and everything about it, live. */
function KnownLead({ id }: { id: string }) {
  const live = useLead(id)
  const sheet = useSheetOf(live)
  useTitle(sheet === undefined ? undefined : (sheet.lead.vendorName ?? 'No name yet'))
  if (live.data?.vendorLead === null) return <NoSuchLead />
  return (
    <>
      <div role="alert">
        {live.problem !== undefined && (
          <Alert color="orange" p="xs" m="md" c="var(--mantine-color-text)">
            {live.problem} What you see may be old.
          </Alert>
        )}
      </div>
      {sheet === undefined ? <LeadSkeleton /> : <LeadSheet sheet={sheet} />}
    </>
  )
}
